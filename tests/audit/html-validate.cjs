/* Everything that html-validate recommends, but for what is said here, each with its reason. */
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The theme writes it in small letters; HTML makes no difference.
    "doctype-style": "off",
    // A title is the name of a record: it is given in full, and search engines cut it themselves.
    "long-title": "off",
    // The theme names its switches "__drawer" and "__search", and its stylesheet knows them so. HTML allows any id
    // without white space.
    "valid-id": ["error", { relaxed: true }],
    // The choices of one question in the search share a name, as boxes to tick do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "submit"] }],
  },
};
