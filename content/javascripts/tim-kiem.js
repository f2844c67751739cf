/* The search page. The address says what is searched (?q=…&nam=…), Pagefind's index answers; a page that was opened from a
   disk, where no script may fetch a file, searches a list of titles instead. Texts are only ever inserted as text. */
(() => {
  "use strict";

  const WHOLE = "_"; // ends each word of the index
  const EVERY = "__"; // is in every page
  const LEADS = "x"; // ends the name of a page that comes before others which fit as well
  const FIRST = 1.3;
  const PLACES = "=";
  const STEP = 10;
  const PARTS = 3;
  const EXCERPT = 30;
  const QUIET = new Set(["nguon", "cac-moc-ngay"]); // sections that are shown last
  const FACETS = ["muc", "nam", "dia-ban", "loai", "che-do", "tinh-trang", "qua-han"];

  const form = document.querySelector(".search-form");
  const input = form.elements.namedItem("q");
  const status = document.querySelector(".search-status");
  const ways = document.querySelector(".search-ways");
  const list = document.querySelector(".search-results");
  const next = document.querySelector(".search-next");
  const empty = document.querySelector(".search-empty");
  const broken = document.querySelector(".search-broken");
  const more = document.querySelector(".search-more");
  const root = new URL(`${form.dataset.root}/`, location.href);
  const isFile = location.protocol === "file:";
  const title = document.title;

  /* ---- Words ---- */

  const shown = text => text.replace(/d\u0335/g, "đ").replace(/D\u0335/g, "Đ");
  const spaced = text => text.replace(/(?<=\p{L}|\p{N})([–—-])(?= |$)/gu, " $1"); // the index fastens a lone dash to its word
  const unmarked = text => text.normalize("NFD").replace(/\p{M}/gu, "");
  const folded = text => unmarked(text.toLowerCase().replace(/[đð]/g, "d"));
  const words = text => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const isMarked = text => folded(text) !== text.toLowerCase().normalize("NFC");

  /* hoà and hòa, thuý and thúy: the tone stands on the last vowel or on the one before it, as one likes. */
  const TONES = "\u0300\u0301\u0303\u0309\u0323";
  const toned = (text, from, to) => text.normalize("NFD").replace(from, to).normalize("NFC");
  const spellings = text => [...new Set([
    text,
    toned(text, new RegExp(`(?<!q)(o(?=[ae])|u(?=y))([aey])([${TONES}])(?![\\p{L}\\p{M}])`, "giu"), "$1$3$2"),
    toned(text, new RegExp(`(?<!q)(o(?=.[ae])|u(?=.y))([${TONES}])([aey])(?![\\p{L}\\p{M}])`, "giu"), "$1$3$2"),
  ])];

  /* 31-KH/BCĐTP, KL-2022-0001, and the same typed with spaces: one word of the index. */
  const compounds = text => {
    const pieces = text.split(/\s+/).filter(Boolean);
    const found = pieces.filter(piece => /[\p{L}\p{N}][^\p{L}\p{N}\p{M}\s]+[\p{L}\p{N}]/u.test(piece));
    const all = words(text);
    const isSign = /^\d+$/.test(all[0] ?? "") && all.length > 1 && all.slice(1).every(word => /^\p{L}\p{M}*(\p{L}\p{M}*)+$/u.test(word));
    const isId = /^\p{L}{2}$/u.test(all[0] ?? "") && /^\d{4}$/.test(all[1] ?? "") && all.length > 2;
    if (found.length < pieces.length && all.length <= 5 && (isSign || isId)) return [all.join("")];
    return found.length === 0 ? [] : [pieces.map(piece => words(piece).join("")).filter(Boolean).join(" ")];
  };

  const understood = text => {
    const clean = text.normalize("NFC").trim().replace(/[“”„«»]/g, '"');
    const quoted = /^"(.+)"$/.exec(clean);
    const isPhrase = quoted !== null && isMarked(quoted[1]);
    const plain = clean.replace(/"/g, " ").trim();
    const all = words(plain.toLowerCase());
    return {plain, isPhrase, isQuoted: quoted !== null, isMarked: isMarked(plain), all: all.map(folded), spelled: all.map(spellings)};
  };

  /* ---- What is asked: the address, the form ---- */

  const asked = () => {
    const from = new URLSearchParams(location.search);
    const chosen = {};
    for (const name of FACETS) {
      const values = from.getAll(name).filter(Boolean);
      if (values.length) chosen[name] = values;
    }
    return {text: (from.get("q") ?? "").slice(0, 200), chosen, order: from.get("sap-xep") ?? ""};
  };

  const address = () => {
    const to = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "") to.append(name, value.trim());
    const query = to.toString();
    return (isFile ? location.pathname : location.pathname.replace(/index\.html$/, "")) + (query && `?${query}`);
  };

  const fill = ({text, chosen, order}) => {
    input.value = text;
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = (chosen[field.name] ?? []).includes(field.value);
      if (field.type === "radio") field.checked = field.value === order;
      if (field.tagName === "SELECT") field.value = chosen[field.name]?.[0] ?? "";
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.selectedIndex = 0;
    }
    if (!form.querySelector("[name=sap-xep]:checked")) form.querySelector("[name=sap-xep]").checked = true;
    const count = Object.values(chosen).flat().length;
    form.classList.toggle("search-asked", text.trim() !== "" || count > 0);
    form.querySelector(".search-chosen").textContent = count ? `(đang chọn ${count})` : "";
    if (count) more.open = true;
  };

  const label = (facet, value) => {
    const field = form.querySelector(`[data-facet="${CSS.escape(facet)}"] [value="${CSS.escape(value)}"]`);
    return field?.parentElement.querySelector("span")?.textContent ?? "";
  };

  /* ---- Pagefind: its index and its WebAssembly. Its own script does more than is needed here, and weighs more. ---- */

  const SIGNATURE = "pagefind_dcd"; // begins what any of its files holds
  const WEIGHTS = {term_similarity: null, page_length: null, term_saturation: null, term_frequency: null, diacritic_similarity: null, meta_weights: {title: 5, them: 50}};

  const fetched = async (name, cache = "default") => {
    const answer = await fetch(new URL(`pagefind/${name}`, root), {cache});
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    return answer;
  };
  const unpacked = async name => {
    let data = new Uint8Array(await (await fetched(name)).arrayBuffer());
    if (data[0] === 0x1f && data[1] === 0x8b) { // some servers say that it is packed, then the browser has unpacked it
      const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
      data = new Uint8Array(await new Response(stream).arrayBuffer());
    }
    if (new TextDecoder().decode(data.subarray(0, SIGNATURE.length)) !== SIGNATURE) throw new Error(name);
    return data.subarray(SIGNATURE.length);
  };

  const described = async () => {
    const {hash} = (await (await fetched("pagefind-entry.json", "no-cache")).json()).languages.vi;
    return [hash, await unpacked(`pagefind.${hash}.pf_meta`)];
  };

  const pagefind = async () => {
    const script = import(new URL("pagefind/pagefind.js", root).href);
    const [{wasm}, code, [version, meta]] = await Promise.all([script, unpacked("wasm.unknown.pagefind"), described()]);
    await wasm({module_or_path: code});
    let index = wasm.set_ranking_weights(wasm.init_pagefind(meta), JSON.stringify(WEIGHTS));

    const kept = new Map();
    const once = (name, made) => {
      if (!kept.has(name)) {
        const waiting = unpacked(name).then(made);
        kept.set(name, waiting);
        waiting.catch(() => kept.delete(name)); // another try fetches it again
      }
      return kept.get(name);
    };
    const chunk = (kind, name) => once(`${kind}/${name}.pf_${kind}`, data => { index = wasm[`load_${kind}_chunk`](index, data); });
    const fragment = name => once(`fragment/${name}.pf_fragment?v=${version}`, data => JSON.parse(new TextDecoder().decode(data)));
    const common = () => once(`pho-bien.pf_words?v=${version}`, data => new Set(new TextDecoder().decode(data).split(" ")));
    const needed = (kind, names) => JSON.parse(names).filter(Boolean).map(name => chunk(kind, name));

    return async (text, isPhrase, isExact, isQuoted, filters) => {
      const apart = isQuoted ? await common() : new Set();
      const term = text.replace(/\S+/g, word => (apart.has(unmarked(word)) ? PLACES : "") + word);
      const plain = unmarked(term);
      const chosen = JSON.stringify(filters);
      await Promise.all([...needed("index", wasm.request_indexes(index, plain)), ...needed("filter", wasm.request_filter_indexes(index, chosen))]);
      const {results} = JSON.parse(wasm.search(index, plain, term, chosen, "", isPhrase, isExact));
      const weight = ({p, s}) => s * (p.endsWith(LEADS) ? FIRST : 1);
      return results.sort((a, b) => weight(b) - weight(a) || byDay(day(a.p), day(b.p), -1)).map(({p}) => ({id: p, data: () => fragment(p)}));
    };
  };
  let engine = null;

  const ids = results => results.map(result => result.id);
  const day = id => (id.startsWith("u") ? 0 : Number(id.slice(0, 8)) - parseInt(id.slice(8), 10) / 1e6); // and which of that day

  const search = async (query, filters) => {
    const found = new Map();
    const run = async (term, isExact, isPhrase = false) => {
      const results = await engine(term.replace(/\s+/g, " ").trim(), isPhrase, isExact, query.isPhrase, filters);
      for (const result of results) if (!found.has(result.id)) found.set(result.id, result);
      return ids(results);
    };
    // For the marks to count, a đ is asked for as a d: Pagefind keeps each word also so, but not always with its stroke.
    const index = text => text.normalize("NFC").toLowerCase().replace(/[đð]/g, "d");
    const whole = text => words(index(text)).map(word => word + WHOLE).join(" ");
    if (!query.all.length) return {ids: await run(EVERY, false), found};
    if (query.isPhrase) {
      const phrases = [];
      for (const spelling of spellings(query.plain)) phrases.push(...await run(whole(spelling), true, true));
      const first = phrases.length ? await run(whole(query.plain), false) : []; // Pagefind ranks no phrases
      if (phrases.length) return {ids: [...new Set([...first.filter(id => phrases.includes(id)), ...phrases])], found};
    }
    for (const compound of compounds(query.plain)) {
      const signs = await run(whole(compound), false);
      if (signs.length && !(await missing({all: words(compound).map(folded)}, found.get(signs[0]))).length) return {ids: signs, found};
    }
    const named = query.all.length > 1 ? await run(whole(words(query.plain).join("")), false) : []; // a name, all of it
    const folds = await run(whole(query.plain), false);
    const exact = [];
    if (query.isMarked) {
      const possible = new Set(folds);
      const beside = new Set();
      for (const spelling of spellings(query.plain)) {
        exact.push(...(await run(whole(spelling), true)).filter(id => possible.has(id)));
        if (query.all.length > 1) (await run(whole(spelling), true, true)).forEach(id => beside.add(id));
      }
      exact.sort((a, b) => beside.has(b) - beside.has(a)); // the words side by side come first
    }
    const first = await missing(query, found.get(folds[0]));
    const together = [...new Set([...(query.isMarked ? named.filter(id => exact.includes(id)) : []), ...named, ...(first.length ? [] : [...exact, ...folds])])];
    if (together.length || first.length < query.all.length) return {ids: together, named, found, missing: first, note: query.isPhrase ? "phrase" : ""};
    const begun = await run(index(query.plain).replace(/[^\p{L}\p{N}\p{M}]+/gu, " "), false);
    const lacking = await missing(query, found.get(begun[0]), true);
    return {ids: lacking.length ? [] : begun, found, missing: lacking};
  };

  /* A word that no page has is left out by Pagefind, as if nobody had asked for it: told by the first page found. */
  const missing = async (query, result, begins = false) => {
    if (!result) return [...query.all];
    const data = await result.data();
    const there = tokens([data.content, ...Object.values(data.meta)].join(" "));
    const has = word => (begins ? [...there].some(each => each.startsWith(word)) : there.has(word));
    return query.all.filter(word => !has(word));
  };
  const tokens = text => {
    const found = new Set();
    for (const piece of folded(shown(text)).split(/\s+/)) {
      const parts = words(piece);
      parts.forEach(part => found.add(part));
      found.add(parts.join(""));
    }
    return found;
  };

  /* ---- What else may be meant, when no page has all the words ---- */

  /* A question in whole sentences: what is left of it without the words that only ask, around it or anywhere. */
  const MARKED = "ai bao bị cho có con cũ của đây được chưa đâu gì giờ hay học hỏi khi không là làm mấy mới nào nay này nêu như ở phải sao thế thì thuộc tôi trước về vì xem".split(" ");
  const ASKING = new Set([...MARKED, ...MARKED.map(folded)]);
  const NAMED = new Set(["thi tran", "thi xa", "thi uy", "can gio", "con dao", "con cuong"]); // one of their words may ask
  const asks = (word, at, all) => {
    const [before, one, after] = [all[at - 1] ?? "", word, all[at + 1] ?? ""].map(folded);
    return ASKING.has(word.toLowerCase()) && !NAMED.has(`${before} ${one}`) && !NAMED.has(`${one} ${after}`);
  };
  const unasked = text => words(text).filter((...word) => !asks(...word)).join(" ");
  const within = text => {
    const all = words(text);
    const kept = all.map((...word) => !asks(...word));
    return all.slice(Math.max(kept.indexOf(true), 0), kept.lastIndexOf(true) + 1).join(" ");
  };

  /* P10, Q.4, tp hcm: written out. */
  const SHORT = {p: "phường", f: "phường", q: "quận", h: "huyện", x: "xã", tx: "thị xã", tt: "thị trấn", tp: "thành phố", hcm: "Hồ Chí Minh", tphcm: "Hồ Chí Minh", hn: "Hà Nội"};
  const spelledOut = text => words(text).map(word => {
    const [, letters, digits] = /^(\D+)(\d*)$/.exec(word) ?? [, word, ""];
    const long = Object.hasOwn(SHORT, letters.toLowerCase()) ? SHORT[letters.toLowerCase()] : letters;
    return `${long}${digits && long !== letters ? " " : ""}${digits}`;
  }).join(" ");

  /* What a keyboard left that made no marks: phuwowngf, dijch (Telex), phu7o7ng2 (VNI). */
  const retyped = text => words(text).map(word => {
    if (isMarked(word) || !/^[a-z]{2}/i.test(word)) return word;
    const telex = word.toLowerCase().replace(/\d/g, "").replace(/dd/g, "d").replace(/([aeo])\1/g, "$1").replace(/([auo])w/g, "$1").replace(/w/g, "u");
    return telex.replace(/(?<=[aeiouy]\p{L}*)[sfrxjz]/gu, "");
  }).join(" ");

  /* A day as it is said: as pages write it. */
  const dated = text => text.replace(/(?:ngày|ngay)?\s*\b(\d{1,2})(?:\s*(?:tháng|thang)\s*|\s*[/.-]\s*)(\d{1,2})(?:\s*(?:năm|nam)\s*|\s*[/.-]\s*)(\d{4})/giu, (_, day, month, year) => ` ${day.padStart(2, "0")}/${month.padStart(2, "0")}/${year}`).trim();

  const readings = query => {
    const whole = query.plain;
    const found = [within(whole), unasked(whole), spelledOut(whole), retyped(whole), retyped(spelledOut(unasked(whole)))];
    return [...new Set(found)].filter(text => text && words(text).join(" ") !== words(whole).join(" ")).map(understood);
  };

  /* KL-2022-0001-02: a recommendation, a finding, a measure, in its record. */
  const itemOf = query => {
    const [, kind, year, number, item] = /^([a-z]{2})\W*(\d{4})\W*(\d{4,})\W+([fm]?\d+)$/i.exec(query.plain) ?? [];
    return kind ? {...understood(`${kind}-${year}-${number}`), item: `${kind.toUpperCase()}-${year}-${number}-${item.toLowerCase()}`} : null;
  };

  const answered = async (query, filters) => {
    const part = itemOf(query);
    const sure = part ?? (dated(query.plain) === query.plain ? null : understood(dated(query.plain)));
    if (sure) {
      const answer = await search(sure, filters);
      if (answer.ids.length) return [sure, part ? {...answer, ids: answer.ids.slice(0, 1)} : answer];
    }
    const answer = await search(query, filters);
    const others = readings(query);
    if (!answer.ids.length) {
      for (const other of others) {
        const second = await search(other, filters);
        if (second.ids.length) return [other, {...second, note: "fewer", kept: other.plain}];
      }
    }
    for (const read of answer.ids.length && !answer.named?.length ? [within, unasked, spelledOut] : []) { // a question about a body: the body comes first
      const other = others.find(each => each.plain === read(query.plain));
      const {named = [], ids, found} = other ? await search(other, filters) : {ids: [], found: []};
      for (const [id, result] of found) if (!answer.found.has(id)) answer.found.set(id, result);
      answer.ids = [...new Set([...named, ...answer.ids, ...(read === spelledOut ? ids : [])])];
    }
    return [query, answer];
  };

  const online = async (asking, chosen, order) => {
    engine ??= await pagefind();
    const filters = {};
    for (const [name, values] of Object.entries(chosen)) filters[name] = {any: values};
    const [query, answer] = await answered(asking, filters);
    if (order) answer.ids.sort((a, b) => byDay(day(a), day(b), order === "moi" ? -1 : 1));
    return {
      ...answer,
      count: answer.ids.length,
      page: async number => {
        const made = await Promise.all(answer.ids.slice(number, number + STEP).map(id => answer.found.get(id).data()));
        return made.map(data => entry(data, query));
      },
    };
  };
  const byDay = (a, b, way) => (a && b ? way * (a - b) : b - a); // what has no day comes last

  /* ---- What a result shows ---- */

  const entry = (data, query) => {
    const content = shown(data.content).split(/\s+/);
    const name = shown(data.meta.title);
    const length = name.split(/\s+/).length;
    const url = new URL(data.url.replace(/^\/+/, "").replace(/\+\.html$/, "/"), root).href;
    const found = hits(content, query);
    const heads = (data.anchors ?? []).filter(each => /^h[2-6]$/.test(each.element) && each.text?.trim());
    heads.sort((a, b) => a.location - b.location);
    const bare = text => words(text).join(" ");
    const start = bare(content.slice(0, length).join(" ")) === bare(name) ? length : 0;
    const lead = excerpt(content, found, start, heads[0]?.location ?? content.length);
    const parts = heads.map((head, at) => {
      const length = head.text.trim().split(/\s+/).length;
      const end = heads[at + 1]?.location ?? content.length;
      const body = excerpt(content, found, Math.min(head.location + length, end), end);
      const score = head.id === query.item ? Infinity : distinct(found, head.location, end);
      return {name: spaced(shown(head.text.trim())), url: `${url}#${encodeURIComponent(head.id)}`, at, body, quiet: QUIET.has(head.id), score};
    });
    const item = parts.filter(part => part.score === Infinity);
    if (item.length) return {name: spaced(name), url, lead: shown(data.meta.dong ?? ""), late: [], excerpt: [], parts: item};
    const best = parts.filter(part => part.score).sort((a, b) => b.score - a.score || a.quiet - b.quiet || a.at - b.at).slice(0, PARTS);
    const late = (data.filters?.["qua-han"] ?? []).map(value => label("qua-han", value)).filter(Boolean);
    return {name: spaced(name), url, lead: shown(data.meta.dong ?? ""), late, excerpt: lead.score || !best.length ? lead.pieces : [], parts: best.sort((a, b) => a.at - b.at)};
  };

  /* Which word of the query each word of the text is, by its number from 1; 0 when it is none. Where words of the query
     stand side by side, one alone is no hit: with “ha noi”, “nơi” is not meant. Marks that were typed count, if they occur. */
  const hits = (content, query) => {
    const exact = content.map(word => hit(word.toLowerCase().normalize("NFC"), query.spelled, query));
    const found = exact.some(Boolean) && query.isMarked ? exact : content.map(word => hit(folded(word), query.all.map(each => [each]), query));
    const isBeside = at => found[at] > 0 && (found[at - 1] > 0 || found[at + 1] > 0);
    return query.all.length > 1 && found.some((_, at) => isBeside(at)) ? found.map((each, at) => (isBeside(at) || each === JOINED ? each : 0)) : found;
  };
  const JOINED = 1000;
  const hit = (word, wanted, query) => {
    const parts = words(word);
    const joined = parts.join("");
    if (parts.length > 1 && folded(joined) === query.all.join("")) return JOINED;
    return 1 + wanted.findIndex(each => each.some(spelling => parts.includes(spelling) || joined === spelling));
  };
  const distinct = (hits, from, to) => new Set(hits.slice(from, to).filter(Boolean)).size;

  /* Up to EXCERPT words where most words of the query stand together; marks where they stand. */
  const excerpt = (content, hits, from, to) => {
    let best = from;
    let most = -1;
    for (let at = from; at < to && (at === from || at + EXCERPT / 2 < to); at += 1) {
      if (at > from && !hits[at]) continue;
      const start = Math.max(from, at - 4);
      const score = distinct(hits, start, Math.min(to, start + EXCERPT));
      if (score > most) [best, most] = [start, score];
    }
    const end = Math.min(to, best + EXCERPT);
    const pieces = [];
    if (best > from) pieces.push({text: "… ", mark: false});
    for (let at = best; at < end; at += 1) pieces.push({text: spaced(content[at]), mark: hits[at] > 0}, {text: " ", mark: hits[at] > 0 && hits[at + 1] > 0 && at + 1 < end});
    if (end < to) pieces.push({text: "…", mark: false});
    return {pieces, score: most};
  };

  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };
  const marked = pieces => {
    const made = [];
    for (const piece of pieces) {
      const last = made.at(-1);
      if (last && last.mark === piece.mark) last.text += piece.text;
      else made.push({...piece});
    }
    return made.map(piece => (piece.mark ? element("mark", "", piece.text) : piece.text));
  };
  const link = (name, url) => {
    const made = element("a", "", name);
    made.href = isFile ? url.replace(/\/(?=#|$)/, "/index.html") : url;
    return made;
  };
  const show = result => {
    const item = element("li", "search-result", element("h2", "search-title", link(result.name, result.url)));
    const lead = element("p", "search-lead", result.lead);
    for (const late of result.late) lead.append(" ", element("span", "status status-overdue", late));
    item.append(lead);
    if (result.excerpt.length) item.append(element("p", "search-excerpt", ...marked(result.excerpt)));
    if (result.parts.length) {
      item.append(element("ul", "search-parts", ...result.parts.map(part =>
        element("li", "", link(part.name, part.url), ...(part.body.pieces.length ? [": ", ...marked(part.body.pieces)] : [])))));
    }
    return item;
  };

  /* ---- From a disk: titles ---- */

  const offline = async (asking, chosen, order) => {
    window.bantinTitles ?? await new Promise((resolve, reject) => {
      const script = element("script");
      script.src = new URL("pagefind/muc-luc.js", root).href;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    const fits = ([,,,,, facets]) => Object.entries(chosen).every(([name, values]) => (facets[name] ?? []).some(each => values.includes(each)));
    const rank = (each, query, spelled) => {
      const text = `${each[1]} ${each[2]} ${each[4]}`;
      const there = tokens(text);
      if (!query.all.every(word => there.has(word)) && !there.has(query.all.join("")) && query.all.length) return 0;
      const lower = text.normalize("NFC").toLowerCase();
      if (folded(each[4]).split(" ").concat(words(folded(each[1])).join("")).includes(query.all.join(""))) return 3; // a name, all of it
      return spelled.some(spelling => lower.includes(spelling)) ? 2 : 1;
    };
    const having = query => {
      const spelled = spellings(query.plain.toLowerCase());
      return window.bantinTitles.filter(fits).map((each, at) => ({each, at, rank: rank(each, query, spelled)})).filter(({rank}) => rank);
    };
    const meant = [itemOf(asking), asking, ...readings(asking)].filter(Boolean);
    const query = meant.find(each => having(each).length) ?? asking;
    const found = having(query).filter(({rank}) => !query.item || rank === 3);
    if (order) found.sort((a, b) => (order === "moi" ? a.at - b.at : (b.each[3] !== "") - (a.each[3] !== "") || b.at - a.at));
    else found.sort((a, b) => b.rank - a.rank || a.at - b.at);
    return {
      count: found.length,
      note: "titles",
      kept: query === asking || query.item ? "" : query.plain,
      page: number => found.slice(number, number + STEP).map(({each: [path, name, lead, , , facets]}) => ({
        name, lead, url: new URL(path, root).href, excerpt: [], parts: [],
        late: (facets["qua-han"] ?? []).map(value => label("qua-han", value)).filter(Boolean),
      })),
    };
  };

  /* ---- The page ---- */

  let turn = 0;
  const say = text => { status.textContent = text; };
  const number = count => count.toLocaleString("vi-VN");

  const told = (text, answer) => {
    const about = text ? ` cho “${text}”` : "";
    if (!answer.count) {
      const none = [...new Set(answer.missing ?? [])];
      const why = none.length && none.length < understood(text).all.length ? ` Không trang nào có chữ: ${none.join(", ")}.` : "";
      return `Không tìm thấy trang nào${about}.${why}`;
    }
    if (answer.note === "fewer") return `Không trang nào có đủ các chữ ấy. Tìm thấy ${number(answer.count)} trang cho “${answer.kept}”.`;
    if (answer.note === "titles" && answer.kept) return `Không trang nào có tên đủ các chữ ấy. Tìm thấy ${number(answer.count)} trang cho “${answer.kept}”. Trang mở từ tệp trên máy nên chỉ tìm trong tên trang.`;
    const how = answer.note === "phrase" ? " Không tìm được đúng cụm từ; đây là các trang có đủ các chữ ấy." : answer.note === "titles" ? " Trang mở từ tệp trên máy nên chỉ tìm trong tên trang." : "";
    return `Tìm thấy ${number(answer.count)} trang${about}.${how}`;
  };

  /* Lists and guides that answer the question themselves: it holds one of their words. */
  const lead = text => {
    const asked = ` ${words(folded(text)).join(" ")} `;
    for (const way of ways.children) way.hidden = !way.dataset.words.split(", ").some(each => asked.includes(` ${each} `));
    ways.hidden = [...ways.children].every(way => way.hidden);
  };

  const run = async () => {
    const mine = (turn += 1);
    const {text, chosen, order} = asked();
    fill({text, chosen, order});
    const said = text.trim();
    document.title = said ? `${said} – ${title}` : title;
    list.replaceChildren();
    for (const each of [next, empty, broken, ways]) each.hidden = true;
    if (!said && !Object.keys(chosen).length) {
      document.documentElement.classList.remove("asking");
      return say("");
    }
    lead(said);
    say("Đang tìm…");
    list.setAttribute("aria-busy", "true");
    try {
      const query = understood(said);
      const answer = await (isFile ? offline : online)(query, chosen, order);
      const first = await answer.page(0);
      if (mine !== turn) return;
      list.append(...first.map(show));
      say(told(said, answer));
      empty.hidden = answer.count > 0;
      empty.querySelector(".search-fewer").hidden = query.all.length < 2;
      empty.querySelector(".search-unmarked").hidden = !query.isQuoted;
      empty.querySelector(".search-unchosen").hidden = !Object.keys(chosen).length;
      rest(answer, mine);
    } catch {
      if (mine !== turn) return;
      engine = null;
      list.replaceChildren();
      say("Không tải được phần tìm kiếm. Kiểm tra kết nối mạng rồi thử lại, hoặc xem theo danh sách dưới đây.");
      broken.hidden = false;
    } finally {
      if (mine === turn) list.removeAttribute("aria-busy");
      document.documentElement.classList.remove("asking");
    }
  };

  const rest = (answer, mine) => {
    const left = () => answer.count - list.children.length;
    const offer = () => {
      next.hidden = left() <= 0;
      next.textContent = `Xem thêm ${number(Math.min(STEP, left()))} kết quả (còn ${number(left())})`;
    };
    next.onclick = async () => {
      next.disabled = true;
      try {
        const more = (await answer.page(list.children.length)).map(show);
        if (mine !== turn) return;
        list.append(...more);
        more[0]?.querySelector("a").focus();
        offer();
      } catch {
        if (mine === turn) say("Không tải được thêm kết quả. Kiểm tra kết nối mạng rồi thử lại.");
      } finally {
        next.disabled = false;
      }
    };
    offer();
  };

  const go = () => {
    const to = address();
    if (to !== location.pathname + location.search) history.pushState(null, "", to);
    run();
  };
  form.addEventListener("submit", event => {
    event.preventDefault();
    go();
  });
  form.addEventListener("change", event => {
    if (event.target !== input) go();
  });
  form.querySelector(".search-clear").addEventListener("click", () => {
    fill({text: input.value, chosen: {}, order: asked().order});
    go();
  });
  broken.querySelector(".search-again").addEventListener("click", run);
  addEventListener("popstate", run);
  if (!isFile && location.pathname.endsWith("/index.html")) history.replaceState(null, "", location.pathname.replace(/index\.html$/, "") + location.search);
  run();
})();
