export default function PlatformPage() {
  return <main id="contenu"><h1>Fabrique</h1></main>;
}
