/* What the pages themselves do not need, on every page: a dark or a light page as chosen, the menu of narrow screens by
   keyboard, wide tables too, and links that work in a folder opened without a server. It runs in the header, before anything is
   painted. */
"use strict";
(() => {
  const KEY = "bantin.nen";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  root.classList.replace("no-js", "js");
  root.classList.toggle("asking", location.search !== "");

  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const choose = (scheme) => {
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      /* Nothing may be stored: the choice holds for this page. */
    }
  };
  const shown = () => document.body.getAttribute("data-md-color-scheme");
  const show = (scheme) => {
    document.body.setAttribute("data-md-color-scheme", scheme);
    for (const button of document.querySelectorAll(".scheme-toggle")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(scheme === "slate"));
    }
  };
  const preferred = () => chosen() || (dark.matches ? "slate" : "default");
  show(preferred());
  dark.addEventListener("change", () => show(preferred()));
  addEventListener("storage", (event) => event.key === KEY && show(preferred()));
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(".scheme-toggle")) return;
    show(shown() === "slate" ? "default" : "slate");
    choose(shown());
  });

  const menu = () => {
    const box = document.getElementById("__drawer");
    const label = document.querySelector("label.md-header__button[for=__drawer]");
    const panel = document.querySelector(".md-sidebar--primary");
    if (!box || !label || !panel) return;
    panel.id = "menu";
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} menu-button`;
    button.title = label.title;
    button.setAttribute("aria-controls", panel.id);
    button.setAttribute("aria-label", label.title);
    button.append(...label.childNodes);
    label.replaceWith(button);
    const tell = () => button.setAttribute("aria-expanded", String(box.checked));
    const set = (open) => {
      box.checked = open;
      tell();
      if (open) panel.querySelector("a")?.focus();
      else button.focus();
    };
    tell();
    box.addEventListener("change", () => set(box.checked));
    button.addEventListener("click", () => set(!box.checked));
    document.addEventListener("keydown", (event) => event.key === "Escape" && box.checked && set(false));
    panel.addEventListener("focusout", (event) => {
      if (box.checked && event.relatedTarget && !panel.contains(event.relatedTarget)) set(false);
    });
  };

  /* A browser shows a folder as a list of files: lead to the page in it. */
  const inFolders = () => {
    for (const link of document.querySelectorAll("a[href]")) {
      const target = new URL(link.href);
      if (target.protocol !== "file:" || !target.pathname.endsWith("/")) continue;
      target.pathname += "index.html";
      link.href = target.href;
    }
  };

  /* What scrolls sideways can be scrolled by keyboard, in every browser. */
  const scrollers = () => {
    for (const each of document.querySelectorAll("article table, article pre > code")) {
      if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
      else each.removeAttribute("tabindex");
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    show(shown());
    menu();
    scrollers();
    addEventListener("resize", scrollers);
    if (location.protocol === "file:") inFolders();
  });
})();
