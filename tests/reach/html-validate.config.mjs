export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // HTML lets an id hold a colon, and Python-Markdown puts one into those of footnotes.
    "valid-id": ["error", { relaxed: true }],
    // A <pre> that scrolls is a region by its role: a <section> in its place would lose what <pre> says.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
};
