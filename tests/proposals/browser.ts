import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Caller } from '../../server/api/root.ts';
import { ANONYMOUS, type Actor } from '../../server/domain/actor.ts';
import { inEnvironment, TestBrowser } from '../people/door.ts';

/** The environment of a demo, with a folder of its own for files. Answers that folder. */
export function withUploads(): string {
  const uploadsDir = mkdtempSync(path.join(os.tmpdir(), 'fabrique-uploads-'));
  inEnvironment({ uploadsDir });
  return uploadsDir;
}

/** A browser in which the civic form is filled in, by whoever uses it. */
export class Writer extends TestBrowser {
  async as(actor: Actor = ANONYMOUS): Promise<Caller['proposals']> {
    return (await this.api(actor)).proposals;
  }

  /** Answers the four questions. */
  async write(actor: Actor = ANONYMOUS, title = 'Ouvrir les cours d’école le samedi'): Promise<string> {
    const form = await this.as(actor);
    const { id } = await form.saveStep({ step: 'idea', title });
    await form.saveStep({ step: 'text', body: 'Le samedi il n’y a rien pour les petits du quartier.' });
    await form.saveStep({ step: 'place', theme: 'logement', district: 'nord', place: '550,450' });
    await form.saveStep({ step: 'voice', speaker: 'pseudonym' });
    return id;
  }
}
