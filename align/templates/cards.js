// The cards of the places stand where a pair's page has its rows.
const rows = { table: document.getElementById("cards") };
