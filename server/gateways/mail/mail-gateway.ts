/** A file inside a mail. */
export interface MailAttachment {
  name: string;
  mediaType: string;
  content: Uint8Array;
}

/** One mail to one person. */
export interface MailMessage {
  /** Names the mail for good: sending again under the same key sends nothing twice. */
  key: string;
  to: { name: string; email: string };
  subject: string;
  html: string;
  /** Without it, the text of the HTML. */
  text?: string;
  attachments?: MailAttachment[];
  /** The case it is about, for the kept copy. */
  caseId?: string;
  /**
   * Holds a link that signs someone in or resets a password: where mail really leaves the house, the kept
   * copy goes without its body.
   */
  confidential?: boolean;
}

/** Sends mail, or keeps it for the administrator to read where no mail server is set. A copy is always kept. */
export interface MailGateway {
  /** Throws when the mail server did not take it; sending again with the same key is safe. */
  send(message: MailMessage): Promise<void>;
  close(): void;
}

/** The part that leaves the house. */
export interface MailTransport {
  deliver(message: MailMessage & { messageId: string; text: string }): Promise<void>;
  close(): void;
}
