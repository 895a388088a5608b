// Passkeys (W3C Web Authentication, Level 3). A form marked data-passkey asks the server for options, lets the browser make or use a
// passkey, and is then posted like any other form. Browsers without passkeys never see these forms.

const supported = typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function";

/** @param {HTMLFormElement} form */
async function credentialFor(form) {
  const token = form.querySelector('input[name="_token"]').value;
  const answer = await fetch(form.dataset.passkeyOptions, { method: "POST", headers: { "X-Portal-Token": token } });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

/** @param {HTMLFormElement} form */
function enable(form) {
  const status = form.querySelector('[role="status"]');
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    status.textContent = "";
    try {
      const credential = await credentialFor(form);
      form.elements.namedItem("Credential").value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      // Cancelled by the person, or refused by the device: both may try again.
      status.textContent = form.dataset.passkeyFailed;
    }
  });
}

if (supported) {
  document.querySelectorAll("form[data-passkey]").forEach(enable);
  document.querySelectorAll("[data-passkey-missing]").forEach((note) => note.remove());
}
