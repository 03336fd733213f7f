import { caller } from '../kit/caller.ts';

export default async function FrontPage() {
  const front = await (await caller()).collectives.front();
  return <main id="contenu"><h1>{front.proposals.total}</h1></main>;
}
