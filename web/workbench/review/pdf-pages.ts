import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { ownWorker } from '../../shared/trusted.ts';

export type { PDFDocumentProxy } from 'pdfjs-dist';

/**
 * One for all documents, and ours: a worker that the library makes for a document ends with it, and would take along
 * the next document, which somebody who goes on quickly is opening already.
 */
let worker: PDFWorker | undefined;

/** Opens a PDF of this site. Nothing in it runs: no scripts, no code made from fonts, no forms. */
export async function openPdf(url: string): Promise<PDFDocumentProxy> {
  worker ??= PDFWorker.create({ port: ownWorker(workerUrl) });
  return getDocument({ url, worker, isEvalSupported: false, enableXfa: false, useWasm: false }).promise;
}

/** Draws a page as wide as asked, in the screen's own pixels. The answer stops the drawing. */
export function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): { done: Promise<void>; cancel: () => void } {
  let stop = () => {};
  let stopped = false;
  const done = (async () => {
    const page = await pdf.getPage(number);
    if (stopped) return;
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
    const viewport = page.getViewport({ scale: (width * ratio) / page.getViewport({ scale: 1 }).width });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${Math.floor(viewport.height / ratio)}px`;
    const task = page.render({ canvas, viewport });
    stop = () => task.cancel();
    await task.promise;
  })();
  return {
    done,
    cancel() {
      stopped = true;
      stop();
    },
  };
}

/** The words of a page, for those who do not see the canvas. */
export async function wordsOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
}
