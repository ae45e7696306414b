import nodemailer from 'nodemailer';
import type { MailTransport } from './mail-gateway.ts';

/** Mail over SMTP (`smtp://user:password@host:port`, `smtps://…`). `from`: `Name <address>`. */
export function smtpTransport(url: string, from: string): MailTransport {
  const transporter = nodemailer.createTransport({
    url,
    // A mail never makes nodemailer read a file or fetch a URL.
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return {
    async deliver(message) {
      await transporter.sendMail({
        from,
        to: { name: message.to.name, address: message.to.email },
        subject: message.subject,
        html: message.html,
        text: message.text,
        messageId: message.messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: (message.attachments ?? []).map((attachment) => ({
          filename: attachment.name,
          contentType: attachment.mediaType,
          content: Buffer.from(attachment.content),
        })),
      });
    },
    close: () => transporter.close(),
  };
}
