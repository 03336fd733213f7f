import { notFound } from 'next/navigation';

/** Every address that no room answers. */
export default function NowherePage() {
  notFound();
}
