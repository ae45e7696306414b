const LINES = [
  'Purpose. This record shows what was done, by whom, and what followed from it.',
  'Present: the owner, the crew lead and two workers of the morning shift.',
  '1. The procedure was read aloud and each step was talked through on site.',
  '2. Guards, barriers and lock-out points were looked at and found in place.',
  '3. One ladder was taken out of service; a new one was bought the same week.',
  '4. First aid kits were complete. The eye-wash bottle had passed its date.',
  '5. Everybody signed that they understood their duties and may refuse unsafe work.',
  'Follow-up: replace the eye-wash bottle; repeat the talk with the evening shift.',
  'The follow-up was closed and checked by the owner at the next weekly meeting.',
  'Kept for three years with the safety records of the company.',
];

/** A page of a safety record: heading, a frame, some lines in another order each time, two signatures. */
export function evidencePdf(title: string, number = 0): Uint8Array {
  const lines = LINES.map((_, index) => LINES[(index * 3 + number) % LINES.length] as string);
  const text = (size: number, x: number, y: number, words: string) =>
    `BT /F1 ${size} Tf ${x} ${y} Td (${plain(words)}) Tj ET`;
  const stream = [
    '0.12 0.35 0.30 rg 56 716 500 3 re f 0 g',
    text(18, 56, 730, title),
    text(10, 56, 696, `Safety record ${1000 + number}   Page 1 of 1`),
    ...lines.map((line, index) => text(11, 64, 656 - index * 26, line)),
    '0.6 G 56 380 500 300 re S 64 300 200 0 m 64 300 m 264 300 l S 320 300 m 520 300 l S',
    text(9, 64, 286, 'Signed, for the company'),
    text(9, 320, 286, 'Signed, for the workers'),
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Uint8Array.from(body + end, (letter) => letter.charCodeAt(0));
}

/** What stands in a PDF's string as it is: Latin-1 without its own signs. */
const plain = (text: string): string => text.replace(/[^\x20-\x7e\xa1-\xff]/g, ' ').replace(/[\\()]/g, ' ');
