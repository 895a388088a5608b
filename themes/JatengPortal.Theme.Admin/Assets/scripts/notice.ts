/** A notice is shown once: without its key in the address, reloading the page or sending it to somebody doesn't show it again. */
export function forgetNotice(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('pesan')) return;
  address.searchParams.delete('pesan');
  history.replaceState(history.state, '', address);
}
