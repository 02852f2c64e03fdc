// The workbench's page: it asks the server, and puts what it answers in place. The server
// keeps nothing; the page at hand and the edited text of each rule are here alone.

const $ = (id) => document.getElementById(id);
const token = document.querySelector('meta[name="lede-token"]').content;
const [report, text, lines, result, offers] = ['report', 'text', 'lines', 'result', 'offers'].map($);

let page = null; // the page at hand: {id} or {blob, name}
let host = '';
let rule = null; // the one that is edited: {name, text, disk, version, origin}
let explained = null; // what the explanation was made by: {rule, text}
let faults = [];
let fresh = 0; // the line of the rule that was written last by a choice; 0 for none
let wanted = null; // what offers are shown for: a piece or a field
let opener = null; // where the focus goes when they close
const edits = new Map(); // rules, by their names
const running = new Map(); // requests, by what they ask

// send sends a request in the place of one of its kind that has no answer yet, and gives the
// answer; null where that is of no use any more. A refusal is thrown, with its faults.
async function send(what, path, options) {
  running.get(what)?.abort();
  const control = new AbortController();
  running.set(what, control);
  try {
    const response = await fetch(path, { ...options, signal: control.signal });
    const kind = response.headers.get('Content-Type') ?? '';
    const answer = kind.startsWith('application/json') ? await response.json() : { error: (await response.text()).trim() };
    if (!response.ok) throw Object.assign(new Error(answer.error || response.statusText), { status: response.status, faults: answer.faults });
    return running.get(what) === control ? answer : null;
  } catch (error) {
    if (error.name === 'AbortError' || running.get(what) !== control) return null;
    throw error;
  } finally {
    if (running.get(what) === control) running.delete(what);
  }
}

// ask posts fields, as send does, and shows that an answer is to come.
async function ask(what, fields = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) form.append(name, value, value.name ?? page.name);
    else if (value !== undefined && value !== null) form.append(name, value);
  }
  document.body.toggleAttribute('data-busy', true);
  try {
    return await send(what, `/bench/${what}`, { method: 'POST', body: form, headers: { 'X-Lede-Token': token } });
  } finally {
    document.body.toggleAttribute('data-busy', running.size > 0);
  }
}

const given = () => (page.id ? { page: page.id } : { html: page.blob, url: $('url').value.trim() });
const edited = () => (rule ? { rule: rule.name, text: rule.text } : {});
const stop = (...kinds) => kinds.forEach((what) => running.get(what)?.abort());
const say = (line) => { $('said').textContent = line; };

// attempt does something, and tells why it failed.
async function attempt(job) {
  try {
    await job();
  } catch (error) {
    $('problem').textContent = error.message;
    $('problem').hidden = false;
  }
}

// open opens a page, with the rule that is named or the one that it goes by. What was edited
// of the rule stays.
function open(next, name) {
  return attempt(async () => {
    stop('lint', 'explain', 'trial', 'offers');
    page = next;
    explained = null;
    $('problem').hidden = true;
    const answer = await ask('open', { ...given(), rule: name });
    if (!answer) return;
    host = answer.host ?? '';
    document.title = `${answer.name} - lede workbench`;
    say(`${answer.name} is open`);
    current();
    take(answer.rule, answer.rules ?? []);
    await retry();
    if (!name && !matchMedia('(min-width: 80rem)').matches) $('explained').scrollIntoView();
  });
}

// current marks the page at hand in the list.
function current() {
  for (const button of document.querySelectorAll('#pages button')) {
    if (button.dataset.page === page?.id) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  }
}

// take shows a rule in the editor.
function take(file, names) {
  rule = null;
  if (file) {
    const known = edits.get(file.name);
    const isEdited = known && known.text !== known.disk;
    rule = isEdited || known?.version === file.version ? known : { ...file, disk: file.text };
    edits.set(file.name, rule);
  }
  $('name').replaceChildren(...names.map((name) => new Option(name, name, false, name === file?.name)));
  $('name').disabled = names.length === 0;
  $('origin').textContent = rule ? rule.origin : 'Give the address of the page to draft its rule.';
  text.disabled = !rule;
  write(rule?.text ?? '');
}

// write puts a text into the editor.
function write(next) {
  fresh = 0;
  text.value = next;
  number();
}

// insert writes the part of a text that is new into the editor, as if it was typed: its undo
// takes it back. Of execCommand this alone has no other name yet.
function insert(next) {
  const old = text.value;
  let from = 0;
  while (from < old.length && old[from] === next[from]) from++;
  let left = old.length - from; // behind it
  while (left > 0 && !next.slice(from).endsWith(old.slice(old.length - left))) left--;
  const focused = document.activeElement;
  text.focus();
  text.setSelectionRange(from, old.length - left);
  document.execCommand('insertText', false, next.slice(from, next.length - left));
  if (text.value !== next) text.value = next;
  clearTimeout(typing);
  rule.text = next;
  focused?.focus();
}

// show brings a line of the rule into view, and marks it.
function show(line) {
  fresh = line;
  number();
  text.scrollTop = lines.children[line - 1].offsetTop - text.clientHeight / 2;
}

// retry lints the rule, and where it is right explains the page and tries those of the house.
// Where it is not, what was explained before stays.
function retry() {
  stop('trial');
  return attempt(async () => {
    if (rule) {
      const answer = await ask('lint', edited());
      if (!answer) return;
      mark(answer.faults ?? []);
    } else {
      mark([]);
    }
    report.toggleAttribute('data-stale', faults.length > 0);
    if (faults.length > 0) {
      if (!explained) await explain({});
      return;
    }
    await Promise.all([explain(edited()), attempt(compare)]);
  });
}

async function explain(by) {
  if (!page) return;
  const answer = await ask('explain', { ...given(), ...by });
  if (!answer) return;
  const focused = document.activeElement?.closest('#report [data-piece], #report [data-field]');
  const at = focused && [...report.querySelectorAll('[data-piece], [data-field]')].indexOf(focused);
  explained = by;
  $('problem').hidden = true;
  report.innerHTML = answer.html;
  for (const list of report.querySelectorAll('.fields, .pieces')) list.querySelector('button')?.setAttribute('tabindex', '0');
  if (focused) report.querySelectorAll('[data-piece], [data-field]')[at]?.focus();
}

async function compare() {
  if (!rule) return;
  result.setAttribute('aria-busy', 'true');
  const answer = await ask('trial', { ...edited(), host });
  if (!answer) return;
  result.innerHTML = answer.html;
  result.removeAttribute('aria-busy');
}

// number numbers the lines, and marks those with a fault.
function number() {
  const bad = new Set(faults.map((fault) => fault.line));
  const count = text.value.split('\n').length;
  lines.replaceChildren(...Array.from({ length: count }, (_, at) => {
    const line = document.createElement('span');
    line.textContent = at + 1;
    line.classList.toggle('bad', bad.has(at + 1));
    line.classList.toggle('fresh', fresh === at + 1);
    return line;
  }));
  lines.scrollTop = text.scrollTop;
  const changed = rule && (rule.text !== rule.disk || rule.draft);
  $('save').disabled = !$('save').dataset.folder || !changed || faults.length > 0;
  $('revert').disabled = !rule || rule.text === rule.disk;
}

// mark shows the faults of the rule.
function mark(list) {
  faults = list;
  text.setAttribute('aria-invalid', String(list.length > 0));
  const items = list.map((fault) => {
    const item = document.createElement('li');
    const where = fault.line ? `line ${fault.line}: ${fault.key ? fault.key + ': ' : ''}` : '';
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.line = fault.line;
    button.textContent = where + fault.text;
    item.append(button);
    return item;
  });
  const head = document.createElement('p');
  head.textContent = !rule ? '' : list.length === 0 ? 'No faults' : list.length === 1 ? '1 fault' : `${list.length} faults`;
  head.className = list.length === 0 ? 'right' : 'wrong';
  const all = document.createElement('ul');
  all.append(...items);
  $('lint').replaceChildren(head, all);
  number();
}

// go puts the cursor on a line of the rule.
function go(line) {
  if (line < 1) return;
  const before = text.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(before, before + text.value.slice(before).split('\n')[0].length);
}

// offer shows what the rule could say of a piece or a field, once the page is explained.
function offer(what, key) {
  if (!explained) return undefined;
  return attempt(async () => {
    wanted = what;
    const answer = await ask('offers', { ...given(), ...explained, ...what, key });
    if (!answer) return;
    offers.innerHTML = answer.html;
    if (!offers.open) offers.showModal();
    if (key) $('use').focus();
  });
}

// choose writes an offer into the rule.
function choose(button) {
  return attempt(async () => {
    const layout = button.closest('[data-layout]').dataset.layout;
    offers.close();
    const answer = await ask('insert', { ...edited(), layout, key: button.dataset.key, source: button.dataset.source });
    if (!answer) return;
    const before = rule.text.split('\n');
    insert(answer.text);
    show(1 + rule.text.split('\n').findIndex((line, at) => line !== before[at]));
    say(answer.said);
    await retry();
  });
}

async function save() {
  try {
    const answer = await ask('save', { ...edited(), version: rule.version });
    if (!answer) return;
    Object.assign(rule, answer.rule, { text: rule.text, disk: answer.rule.text });
    $('origin').textContent = rule.origin;
    say(answer.said);
    await retry();
  } catch (error) {
    if (error.faults) mark(error.faults);
    say(`Not saved: ${error.message}${error.status === 409 ? '; what is there now comes with “Take back all edits”' : ''}`);
  }
}

let typing;
text.addEventListener('input', () => {
  rule.text = text.value;
  fresh = 0;
  number();
  clearTimeout(typing);
  typing = setTimeout(retry, 250);
});
text.addEventListener('scroll', () => { lines.scrollTop = text.scrollTop; });
$('save').addEventListener('click', save);
$('revert').addEventListener('click', () => { edits.delete(rule.name); open(page, rule.name); });
$('name').addEventListener('change', () => open(page, $('name').value));
$('lint').addEventListener('click', (event) => { if (event.target.dataset.line) go(Number(event.target.dataset.line)); });

// Pages: chosen, dropped, pasted.
const drop = (file) => { if (file) open({ blob: file, name: file.name }); };
$('file').addEventListener('change', () => drop($('file').files[0]));
$('given').addEventListener('submit', (event) => {
  event.preventDefault();
  if ($('paste').value.trim()) drop(new File([$('paste').value], 'pasted.html', { type: 'text/html;charset=utf-8' }));
});
$('url').addEventListener('change', () => { if (page?.blob) open(page); });
document.addEventListener('dragover', (event) => { event.preventDefault(); document.body.toggleAttribute('data-over', true); });
for (const end of ['dragleave', 'drop']) document.addEventListener(end, () => document.body.removeAttribute('data-over'));
document.addEventListener('drop', (event) => { event.preventDefault(); drop(event.dataTransfer.files[0]); });

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  const { piece, field, page: id, source } = button.dataset;
  if (source !== undefined) choose(button);
  else if (id !== undefined) open({ id });
  else if (piece !== undefined || field !== undefined) { opener = button; offer({ piece, field }); }
});
offers.addEventListener('change', (event) => { if (event.target.id === 'use') offer(wanted, event.target.value); });
offers.addEventListener('close', () => opener?.isConnected && opener.focus());

// Arrow keys move in a list of blocks or fields, which is one stop of the tab key.
const inList = (event) => event.target.closest('.pieces button, .fields button');
report.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const button = inList(event);
  if (!step || !button) return;
  event.preventDefault();
  const all = [...button.closest('.pieces, .fields').querySelectorAll('button')];
  all[all.indexOf(button) + step]?.focus();
});
report.addEventListener('focusin', (event) => {
  const button = inList(event);
  if (!button) return;
  button.closest('.pieces, .fields').querySelector('button[tabindex="0"]')?.setAttribute('tabindex', '-1');
  button.setAttribute('tabindex', '0');
});

async function list() {
  const answer = await send('pages', `/bench/pages?${new URLSearchParams({ q: $('filter').value })}`).catch(() => null);
  if (answer?.html) $('pages').innerHTML = answer.html;
  current();
}
if ($('pages')) {
  $('filter').addEventListener('input', list);
  list();
}
addEventListener('beforeunload', (event) => {
  if ([...edits.values()].some((one) => one.text !== one.disk)) event.preventDefault();
});
document.body.toggleAttribute('data-ready', true);
