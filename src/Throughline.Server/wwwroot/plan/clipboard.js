// Cells as text between this grid and a spreadsheet: tab between columns, line break between rows. Reading and writing of the text is pure.
const mostCharacters = 400000;

/** Lines of cells; a cell with a tab, a line break or a quote stands in quotes, as spreadsheets write it. */
export function readTable(text) {
  const lines = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  for (let at = 0; ;) {
    cell.lastIndex = at;
    const [whole, quoted, plain, end] = cell.exec(text) ?? readUnquoted(text, at);
    lines.at(-1).push(quoted === undefined ? plain : quoted.replaceAll("\"\"", "\""));
    at += whole.length;
    if (end === "") return lines;
    if (end === "\t") continue;
    if (at === text.length) return lines;
    lines.push([]);
  }
}

// A cell that begins with a quote and is not closed by one is taken as it stands.
function readUnquoted(text, at) {
  const plain = /[^\t\r\n]*/y;
  plain.lastIndex = at;
  const [found] = plain.exec(text);
  const [end] = /^(\t|\r\n|\n|\r|)/.exec(text.slice(at + found.length));
  return [found + end, undefined, found, end];
}

export function writeTable(lines) {
  const quote = text => /[\t\r\n"]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
  return lines.map(line => line.map(quote).join("\t")).join("\r\n");
}

const valueOf = (row, column, plan) => (row.isDated || !column.raw ? column.raw ?? column.text : column.text)(row, plan);

/** The selected rows with their shown columns, or the one active cell. */
export function copied(view) {
  const rows = view.selectedRows;
  const columns = rows.length > 1 ? view.grid.columns : view.grid.columns.filter(column => column.id === view.active.column);
  return rows.length === 0 || columns.length === 0 ? null : writeTable(rows.map(row => columns.map(column => valueOf(row, column, view.plan))));
}

/** The ask for a paste from the active cell on, down and to the right; or the problem as a sentence. */
export function pasted(view, text) {
  if (text.length > mostCharacters) return { problem: `The table has ${text.length} characters; at most ${mostCharacters} can be pasted at once. A larger one can be opened as a file.` };
  const lines = readTable(text);
  const at = view.grid.columns.findIndex(column => column.id === view.active.column);
  const width = Math.max(...lines.map(line => line.length));
  const columns = view.grid.columns.slice(at, at + width);
  if (columns.length < width) return { problem: `The table has ${width} columns, but only ${columns.length} are shown from ${columns[0].title} on. Select a cell further left, or show more columns.` };
  const rows = view.outline.shown.slice(view.activeRow.place).filter(row => !row.isGroup).slice(0, lines.length);
  const texts = lines.map((line, index) => columns.map((column, number) => {
    const cell = (line[number] ?? "").trim();
    const row = rows[index];
    const isShown = row !== undefined && (cell === valueOf(row, column, view.plan).trim() || cell === column.text(row, view.plan).trim());
    return isShown || (row === undefined && !column.field) ? null : cell;
  }));
  const edit = { kind: "paste", cells: { rows: rows.map(row => row.key), columns: columns.map(column => ({ title: column.name ?? column.title, field: column.field ?? null })), texts } };
  return { edit, added: lines.length - rows.length };
}

/** Copy and paste while the grid has the focus and no field is open. */
export function attachClipboard(view) {
  const isMeant = event => view.activeRow && view.root.contains(document.activeElement) && !event.target.closest?.("input, textarea");
  const copy = event => {
    const text = isMeant(event) && getSelection().isCollapsed ? copied(view) : null;
    if (text === null) return;
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    view.say(view.selectedRows.length > 1 ? `${view.selectedRows.length} rows are copied.` : "The cell is copied.");
  };
  const paste = async event => {
    if (!isMeant(event) || view.activeRow.isGroup) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    if (text === "") return;
    const { edit, added, problem } = pasted(view, text);
    if (problem) return view.refuse(problem);
    const refusal = await view.edit(edit);
    if (!refusal) view.say(`${edit.cells.texts.length} rows are pasted${added > 0 ? `, ${added} of them as new tasks` : ""}.`);
  };
  document.addEventListener("copy", copy);
  document.addEventListener("paste", paste);
  return () => {
    document.removeEventListener("copy", copy);
    document.removeEventListener("paste", paste);
  };
}
