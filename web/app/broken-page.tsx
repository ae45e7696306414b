import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Component, type ReactNode } from 'react';
import { defineMessages, useMessages } from '../shared/i18n/messages.ts';
import { Page } from '../shared/parts/page.tsx';

const messages = defineMessages(
  {
    title: 'This page could not be shown',
    notLoaded:
      'A part of the page did not load: the connection was lost, or Attest was updated while the page was open. Load the page again. What a form says it has saved is kept.',
    broken:
      'Something in this page failed. Load it again; what a form says it has saved is kept. If it fails again, tell the administrator which page it is and what you did last.',
    again: 'Load the page again',
    home: 'Go to the start page',
  },
  {
    title: 'Cette page n’a pas pu être affichée',
    notLoaded:
      'Une partie de la page ne s’est pas chargée : la connexion a été perdue, ou Attest a été mis à jour pendant que la page était ouverte. Rechargez la page. Ce qu’un formulaire dit avoir enregistré est conservé.',
    broken:
      'Quelque chose a échoué dans cette page. Rechargez-la; ce qu’un formulaire dit avoir enregistré est conservé. Si cela se répète, dites à l’administrateur de quelle page il s’agit et ce que vous avez fait en dernier.',
    again: 'Recharger la page',
    home: 'Aller à la page d’accueil',
  },
);

/** How browsers say that a part of the program is not there. */
const NOT_LOADED = /dynamically imported module|module script failed|preload/i;

interface BrokenPageProps {
  /** The address: at another one, the page is tried anew. */
  at?: string;
  children: ReactNode;
}

interface Caught {
  at: string | undefined;
  failed: boolean;
  error: unknown;
}

/** Shows, in place of a page that failed, what to do; what stands around it stays. */
export class BrokenPage extends Component<BrokenPageProps, Caught> {
  override state: Caught = { at: this.props.at, failed: false, error: undefined };

  static getDerivedStateFromError(error: unknown): Partial<Caught> {
    return { failed: true, error };
  }

  static getDerivedStateFromProps({ at }: BrokenPageProps, state: Caught): Caught | null {
    return at === state.at ? null : { at, failed: false, error: undefined };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Failed isLoaded={!NOT_LOADED.test(String(this.state.error))} />;
  }
}

function Failed({ isLoaded }: { isLoaded: boolean }) {
  const m = useMessages(messages);
  return (
    <Page title={m('title')} width="narrow">
      <Typography role="alert" sx={{ mb: 2 }}>
        {m(isLoaded ? 'broken' : 'notLoaded')}
      </Typography>
      <Button variant="contained" onClick={() => location.reload()} sx={{ mr: 1 }}>
        {m('again')}
      </Button>
      {/* A whole new page: the program itself may be what is old. */}
      <Button href="/">{m('home')}</Button>
    </Page>
  );
}
