/* Long lists can be narrowed by words and put into another order, in place. Without this script they are as complete. */
"use strict";
(() => {
  const FEW = 8;
  const collator = new Intl.Collator("vi", { numeric: true });

  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[đĐðÐ]/g, "d")
      .toLowerCase();

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /* What stands in the list: its items, cards, or the rows of its table. */
  const entries = (list) => {
    const cards = [...list.querySelectorAll(":scope > .tracked")];
    if (cards.length) return cards;
    const rows = [...list.querySelectorAll("tbody > tr")];
    return rows.length ? rows : [...list.querySelectorAll(":scope > ul > li")];
  };

  const name = (entry) => (entry.querySelector("a") || entry).textContent.trim();

  const ORDERS = [
    ["Như ban đầu", (found) => found],
    ["Ngược lại", (found) => [...found].reverse()],
    ["Theo tên, từ A", (found) => [...found].sort((one, other) => collator.compare(name(one), name(other)))],
  ];

  const arrange = (list) => {
    const given = entries(list);
    if (given.length < FEW) return;
    const is_part = Boolean(document.querySelector(".pager"));
    const folded = new Map(given.map((entry) => [entry, fold(entry.textContent)]));
    const input = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    const select = make("select");
    ORDERS.forEach(([label], place) => select.append(make("option", { value: place }, label)));
    const told = make("p", { class: "list-told", role: "status" });

    const where = is_part ? "trong trang này" : "của cả danh sách"; // never leave open how much was looked at
    const tell = (shown, asked) => {
      if (!asked) told.textContent = "";
      else if (shown) told.textContent = `Còn ${shown} trên ${given.length} mục ${where}.`;
      else told.textContent = `Không mục nào ${where} có đủ các chữ ấy.`;
    };
    const narrow = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const entry of given) {
        entry.hidden = !words.every((word) => folded.get(entry).includes(word));
        if (!entry.hidden) shown += 1;
      }
      tell(shown, words.length);
    };
    const order = () => {
      const [, put] = ORDERS[Number(select.value)];
      const parent = given[0].parentNode;
      const end = make("span");
      parent.insertBefore(end, given[0]);
      parent.insertBefore(end, given.at(-1).nextSibling);
      for (const entry of put(given)) parent.insertBefore(entry, end);
      end.remove();
      told.textContent = `Đã xếp lại ${given.length} mục ${where}.`;
    };
    input.addEventListener("input", narrow);
    select.addEventListener("change", order);
    const what = is_part ? "Lọc trong trang này" : "Lọc danh sách";
    list.before(
      make(
        "div",
        { class: "list-tools" },
        make("label", {}, what, input),
        make("label", {}, is_part ? "Thứ tự trong trang này" : "Thứ tự", select),
      ),
      told,
    );
  };

  for (const list of document.querySelectorAll(".list, .register")) arrange(list);
})();
