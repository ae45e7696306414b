import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { unseen } from '../../renderers/unseen.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { messages } from './messages.ts';
import { drawPage, openPdf, type PDFDocumentProxy, wordsOf } from './pdf-pages.ts';

const STEP = 1.25;

/** A PDF page by page on a canvas, with its words for screen readers. */
export function PdfView({ url, name }: { url: string; name: string }) {
  const m = useMessages(messages);
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const [words, setWords] = useState('');
  const [drawn, setDrawn] = useState(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let left = false;
    const opened = openPdf(url);
    opened.then((one) => !left && setPdf(one)).catch(() => !left && setFailed(true));
    return () => {
      left = true;
      opened.then((one) => one.loadingTask.destroy()).catch(() => undefined);
    };
  }, [url]);

  useEffect(() => {
    if (!pdf || !canvas.current || !frame.current) return undefined;
    let left = false;
    const width = Math.max(200, Math.floor(frame.current.clientWidth * zoom));
    const drawing = drawPage(pdf, page, canvas.current, width);
    drawing.done
      .then(() => !left && setDrawn(page))
      .catch((error) => !left && error?.name !== 'RenderingCancelledException' && setFailed(true));
    wordsOf(pdf, page).then(
      (text) => !left && setWords(text),
      () => undefined,
    );
    return () => {
      left = true;
      drawing.cancel();
    };
  }, [pdf, page, zoom]);

  if (failed) return <Typography>{m('previewFailed')}</Typography>;
  const pages = pdf?.numPages ?? 1;
  return (
    <Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 0.5,
          alignItems: 'center',
          mb: 0.75,
          '& button': { minWidth: 36 },
        }}
      >
        <Button
          size="small"
          disabled={page <= 1}
          onClick={() => setPage(page - 1)}
          aria-label={m('previousPage')}
        >
          ‹
        </Button>
        <Typography variant="body2" role="status">
          {m('page', { page, pages })}
        </Typography>
        <Button
          size="small"
          disabled={page >= pages}
          onClick={() => setPage(page + 1)}
          aria-label={m('nextPage')}
        >
          ›
        </Button>
        <Box sx={{ display: 'flex', gap: 0.5, ml: 'auto' }}>
          <Button
            size="small"
            disabled={zoom <= 0.7}
            onClick={() => setZoom(zoom / STEP)}
            aria-label={m('smaller')}
          >
            −
          </Button>
          <Button
            size="small"
            disabled={zoom >= 3}
            onClick={() => setZoom(zoom * STEP)}
            aria-label={m('larger')}
          >
            +
          </Button>
        </Box>
      </Box>
      {!pdf && <Waiting lines={4} />}
      <Box
        ref={frame}
        // What is larger than its frame is scrolled with the keyboard, too.
        tabIndex={0}
        role="group"
        aria-label={m('pdfPage', { name, page })}
        sx={{
          overflow: 'auto',
          maxHeight: 'max(320px, calc(100vh - 300px))',
          border: 1,
          borderColor: 'divider',
          bgcolor: 'common.white',
          display: pdf ? 'block' : 'none',
        }}
      >
        <canvas ref={canvas} data-drawn={drawn} />
        <Box component="p" sx={unseen}>
          {words}
        </Box>
      </Box>
    </Box>
  );
}
