import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { htmlText } from '../../../server/gateways/mail/html-text.ts';
import { keepingMail } from '../../../server/gateways/mail/keeping-mail.ts';
import type { MailGateway, MailMessage, MailTransport } from '../../../server/gateways/mail/mail-gateway.ts';
import { smtpTransport } from '../../../server/gateways/mail/smtp-transport.ts';
import { mailsStore } from '../../../server/stores/mails.ts';
import { databases, type TestDatabase, testDatabase } from '../../support/databases.ts';
import { fakeClock, fakeIds } from '../../support/fakes.ts';

const message: MailMessage = {
  key: 'case:1:0:kim@example.org',
  to: { name: 'Kim “K” Ångström', email: 'kim@example.org' },
  subject: 'Ihr Antrag – 1',
  html: '<p>Hello <b>Kim</b>,</p><p>see <a href="https://x.example/1">your case</a>.</p>',
  attachments: [{ name: 'letter.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.4') }],
};

describe.each(databases)('mail on %s', (kind) => {
  let database: TestDatabase;
  const received: { from: string; to: string[]; raw: string }[] = [];
  let refuse: number;
  let smtp: SMTPServer;
  let port: number;

  beforeEach(async () => {
    database = await testDatabase(kind);
    received.length = 0;
    refuse = 0;
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          if (refuse > 0) {
            refuse -= 1;
            done(Object.assign(new Error('try later'), { responseCode: 451 }));
            return;
          }
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map((to) => to.address),
            raw: Buffer.concat(parts).toString('utf8'),
          });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => {
      smtp.listen(0, '127.0.0.1', resolve);
    });
    port = (smtp.server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await database.close();
  });

  const gateway = (transport: MailTransport | null): MailGateway =>
    keepingMail({
      db: database.read,
      transact: database.transact,
      clock: fakeClock(),
      ids: fakeIds(),
      transport,
      domain: 'attest.example',
    });
  const viaSmtp = () => gateway(smtpTransport(`smtp://127.0.0.1:${port}`, 'Attest <from@attest.example>'));
  const kept = () => mailsStore(database.read).byKey(message.key);

  it('goes out over SMTP once a key, with text, attachment and an id that its key gives', async () => {
    const mail = viaSmtp();
    await mail.send(message);
    await mail.send(message);
    mail.close();
    expect(received).toHaveLength(1);
    const { raw, from, to } = received[0]!;
    expect([from, to]).toEqual(['from@attest.example', ['kim@example.org']]);
    const copy = await kept();
    expect(copy).toMatchObject({
      status: 'sent',
      recipientName: 'Kim “K” Ångström',
      subject: message.subject,
    });
    expect(raw).toContain(`Message-ID: ${copy?.messageId}`);
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain('filename=letter.pdf');
    expect(raw).toContain('your case <https://x.example/1>');
  });

  it('keeps the copy of what the server refused, and sends it later under the same id', async () => {
    refuse = 1;
    const mail = viaSmtp();
    await expect(mail.send(message)).rejects.toThrow('try later');
    const failed = await kept();
    expect(failed).toMatchObject({ status: 'failed', lastError: expect.stringContaining('try later') });
    await mail.send(message);
    mail.close();
    expect(await kept()).toMatchObject({ status: 'sent', messageId: failed?.messageId, lastError: null });
    expect(received).toHaveLength(1);
  });

  it('is kept to be read where no server is set', async () => {
    await gateway(null).send(message);
    await gateway(null).send(message);
    expect(await kept()).toMatchObject({ status: 'kept', html: message.html });
    expect(await mailsStore(database.read).list({ limit: 10 })).toHaveLength(1);
  });

  it('keeps no body of a confidential mail that left the house', async () => {
    const mail = viaSmtp();
    await mail.send({ ...message, confidential: true });
    mail.close();
    expect(await kept()).toMatchObject({ status: 'sent', html: '', text: '' });
    expect(received).toHaveLength(1);
  });

  it('cannot be made to carry headers of its sender’s choice', async () => {
    const mail = viaSmtp();
    await mail.send({ ...message, subject: 'Hello\r\nBcc: all@example.org' });
    mail.close();
    expect(received[0]?.to).toEqual(['kim@example.org']);
    expect(received[0]?.raw).not.toMatch(/^Bcc:/m);
  });
});

describe('the text of a mail', () => {
  it('reads like the HTML', () => {
    expect(htmlText('<h1>Hi</h1><ul><li>a<li>b</ul><p>x &amp; y<br>z</p><script>no</script>')).toBe(
      'Hi\n- a\n- b\n\nx & y\nz',
    );
  });
});
