// Wide and narrow signs are the same, and blanks do not count: they differ from source to source.
function plain(text) {
  "use strict";
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
