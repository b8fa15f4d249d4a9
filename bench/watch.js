// Notes when a figure was last drawn and when the text of the page last changed, from the last click on.
(() => {
  const noted = { clicked: 0, drawn: 0, written: 0, drawings: 0 };
  window.watch = noted;

  const drew = () => {
    noted.drawn = performance.now();
    noted.drawings += 1;
  };

  // Vega clears a canvas before it draws, and sets the scale when the canvas gets another size.
  for (const name of ["clearRect", "setTransform"]) {
    const own = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...all) {
      if (this.canvas.closest?.("[data-testid=stVegaLiteChart]")) drew();
      return own.apply(this, all);
    };
  }

  // A drawing that is no canvas changes as the page's text does. Only what lies in the page itself counts: the filters, their
  // lists and the status of the script lie outside.
  new MutationObserver((changes) => {
    const within = changes.map(({ target, type }) => [target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement, type]);
    if (within.some(([node]) => node?.closest("[data-testid=stVegaLiteChart] svg"))) drew();
    if (within.some(([node, type]) => type !== "attributes" && node?.closest("[data-testid=stMain]"))) noted.written = performance.now();
  }).observe(document, { attributes: true, childList: true, characterData: true, subtree: true });

  addEventListener("click", () => Object.assign(noted, { clicked: performance.now(), drawn: 0, written: 0, drawings: 0 }), true);

  const since = (moment) => (moment ? (moment - noted.clicked) / 1000 : 0);
  const running = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";

  noted.resting = (rest) =>
    new Promise((done) => {
      const began = performance.now();
      let busy = began;
      const watching = setInterval(() => {
        const now = performance.now();
        if (running()) busy = now;
        const late = now - began > 60000;
        if (!late && now - Math.max(busy, noted.clicked, noted.drawn, noted.written) < rest) return;
        clearInterval(watching);
        const failed = late || document.querySelector("[data-testid=stException], [data-testid=stAlertContentError]") !== null;
        done({ drawn: since(noted.drawn), written: since(noted.written), drawings: noted.drawings, failed });
      }, 50);
    });
})();
