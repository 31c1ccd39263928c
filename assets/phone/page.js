"use strict";
// Takes photos one after the other; each is sent until the computer says that it has it.
const texts = JSON.parse(document.getElementById("texts").textContent);
const list = document.getElementById("photos");
const trouble = document.getElementById("trouble");
const sent = document.getElementById("sent");
for (const id of ["hint", "take", "choose"]) document.getElementById(id).textContent = texts[id];

const queue = [];
let isSending = false;
let count = 0;
let lastSent = 0;

for (const id of ["camera", "roll"]) {
  const input = document.getElementById(id);
  input.addEventListener("change", () => {
    for (const file of input.files) enqueue(file);
    input.value = "";
  });
}

// Who leaves the page by mistake would lose what waits.
addEventListener("beforeunload", event => {
  if (queue.length) event.preventDefault();
});

function key() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, "0")).join("");
}

function element(tag, words = "") {
  const made = document.createElement(tag);
  made.textContent = words;
  return made;
}

// What the page says when the computer did not do it.
function complain(status) {
  trouble.textContent = { 404: texts.missing, 409: texts.scan }[status] || texts.gone;
  trouble.hidden = false;
}

// Asks for a change of a garment; null if it was not made, which the page then says.
async function ask(path, body) {
  const response = await fetch(path, { method: "POST", body }).catch(() => null);
  trouble.hidden = true;
  if (response && response.ok) return response;
  complain(response ? response.status : 0);
  return null;
}

function enqueue(file) {
  const row = element("li");
  const picture = element("img");
  picture.alt = "";
  picture.loading = "lazy"; // a hundred photos are more than a phone's memory holds
  // Not every browser shows what every phone takes (HEIC).
  picture.onerror = () => picture.classList.add("unseen");
  picture.onload = () => picture.classList.remove("unseen");
  picture.src = URL.createObjectURL(file);
  const title = element("strong", file.name);
  const said = element("span", texts.waiting);
  const bar = element("progress");
  bar.max = 1;
  bar.value = 0;
  row.append(picture, title, said, bar);
  list.prepend(row);
  if (file.size > texts.most_bytes) {
    bar.remove();
    row.className = "bad";
    said.textContent = texts.too_large;
    return;
  }
  count += 1;
  line({ file, key: key(), row, picture, title, said, bar });
}

function line(photo) {
  queue.push(photo);
  tellSent();
  sendNext();
}

function tellSent() {
  sent.textContent = texts.sent.replace("{done}", count - queue.length).replace("{count}", count);
  sent.hidden = false;
}

async function sendNext() {
  if (isSending || !queue.length) return;
  isSending = true;
  const photo = queue[0];
  let wait = 500;
  for (;;) {
    const { status, answer } = await send(photo);
    if (answer) {
      queue.shift();
      trouble.hidden = true;
      tellSent();
      show(photo, answer);
      break;
    }
    photo.said.textContent = texts.again;
    if (status === 409 || wait >= 4000) complain(status);
    await pause(wait);
    wait = Math.min(wait * 2, 8000);
  }
  isSending = false;
  sendNext();
}

// Waits, but no longer than until the phone wakes or is back on the network.
function pause(wait) {
  const waking = new AbortController();
  return new Promise(done => {
    setTimeout(done, wait);
    addEventListener("online", done, { signal: waking.signal });
    document.addEventListener("visibilitychange", done, { signal: waking.signal });
  }).finally(() => waking.abort());
}

// fetch() does not tell how much was sent; XMLHttpRequest does.
function send(photo) {
  return new Promise(done => {
    const request = new XMLHttpRequest();
    request.open("POST", "photos");
    request.responseType = "json";
    request.timeout = 120000;
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Key", photo.key);
    request.setRequestHeader("X-Name", encodeURIComponent(photo.file.name));
    if (photo.anyway) request.setRequestHeader("X-Anyway", "yes");
    photo.said.textContent = texts.sending;
    request.upload.onprogress = event => {
      if (event.lengthComputable) photo.bar.value = event.loaded / event.total;
      if (event.loaded === event.total) photo.said.textContent = texts.looking;
    };
    request.onload = () => {
      const isAnswered = [200, 422].includes(request.status);
      done({ status: request.status, answer: isAnswered ? request.response : null });
    };
    request.onerror = request.ontimeout = request.onabort = () => done({ status: 0, answer: null });
    request.send(photo.file);
  });
}

function show(photo, answer) {
  photo.bar.remove();
  if (answer.reason) {
    photo.row.className = "bad";
    photo.said.textContent = answer.reason;
    if (answer.may_be_added) photo.row.append(anyway(photo));
    return;
  }
  URL.revokeObjectURL(photo.picture.src);
  photo.picture.src = `garments/${answer.id}.webp`;
  photo.picture.alt = answer.title;
  photo.title.textContent = answer.title;
  photo.said.textContent = (answer.duplicate ? texts.duplicate : texts.arrived) + answer.pieces_words;
  if (answer.duplicate) return; // it is not this phone's to change
  photo.row.append(tools(photo, answer));
  lastSent = answer.id;
}

// The eyes see no garment; a person may know better.
function anyway(photo) {
  const made = element("div");
  made.className = "tools";
  const button = element("button", texts.anyway);
  button.type = "button";
  button.addEventListener("click", () => {
    made.replaceWith(photo.bar);
    photo.row.className = "";
    photo.said.textContent = texts.waiting;
    line({ ...photo, key: key(), anyway: true });
  });
  made.append(button);
  return made;
}

// Front and back of one piece, sent one after the other. Which photo is the earlier one
// changes when that is taken back, or joins another itself.
function same(photo, answer, earlier) {
  const button = element("button", texts.same);
  button.type = "button";
  button.dataset.earlier = earlier;
  button.addEventListener("click", async () => {
    const into = Number(button.dataset.earlier);
    const response = await ask(`garments/${answer.id}/same/${into}`);
    if (!response) return;
    photo.title.textContent = (await response.json()).title;
    photo.said.textContent = texts.same_done;
    button.parentElement.remove();
    for (const other of laterThan(answer.id)) other.dataset.earlier = into;
    if (lastSent === answer.id) lastSent = into;
  });
  return button;
}

function laterThan(id) {
  return document.querySelectorAll(`button[data-earlier="${id}"]`);
}

function tools(photo, answer) {
  const made = element("div");
  made.className = "tools";
  const types = element("select");
  types.setAttribute("aria-label", texts.type);
  for (const [value, name] of texts.types) types.append(new Option(name, value, false, value === answer.type));
  let kept = types.value;
  types.addEventListener("change", async () => {
    const wanted = types.value;
    const response = await ask(`garments/${answer.id}/type`, wanted);
    if (!response) {
      types.value = kept;
      return;
    }
    kept = wanted;
    photo.title.textContent = (await response.json()).title;
  });
  const back = element("button", texts.retake);
  back.type = "button";
  back.addEventListener("click", async () => {
    if (await ask(`garments/${answer.id}/remove`)) {
      photo.said.textContent = texts.taken_back;
      made.remove();
      for (const other of laterThan(answer.id)) other.remove();
      if (lastSent === answer.id) lastSent = 0;
    }
  });
  made.append(types, back);
  if (lastSent) made.append(same(photo, answer, lastSent));
  return made;
}
