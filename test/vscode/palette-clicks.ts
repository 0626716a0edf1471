// Whether a row of the command palette was clicked, also where a slow window does not say so in time.
/** From now on a click on a row of the command palette is noted. Runs in the page. */
export function noteClicks(): void {
  Object.assign(window, { procfileDoctorRowClicked: false });
  const note = ({ target }: Event) => {
    if (!(target instanceof Element && target.closest('.quick-input-list .monaco-list-row'))) return;
    removeEventListener('click', note, true);
    Object.assign(window, { procfileDoctorRowClicked: true });
  };
  addEventListener('click', note, true);
}

/** Runs in the page. */
export function hasClicked(): boolean {
  return Reflect.get(window, 'procfileDoctorRowClicked') === true;
}
