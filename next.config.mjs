/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // The front door (server/http) compresses, sets entity tags and caches whole pages: doing it twice would only cost.
  compress: false,
  generateEtags: false,
  // Metadata in the head for everybody: streamed metadata arrives by script, and visitors' pages carry none.
  htmlLimitedBots: /.*/,
  // Loaded by Node itself, so that the front door and the pages share one copy of each.
  serverExternalPackages: ['pg', 'kysely', 'sharp', 'nodemailer', 'next-auth', 'markdown-it', '@e965/xlsx', 'fflate'],
  // Our own storage serves pictures in the sizes that were made at upload.
  images: { unoptimized: true },
  // As much as the front door lets in: each upload has a smaller limit of its own, said in words.
  experimental: { serverActions: { bodySizeLimit: '25mb' } },
  // A file among pages: /programme/editions/2.json stands beside /programme/editions/2.
  rewrites: () => [{ source: '/programme/editions/:number(\\d+).json', destination: '/programme/editions/:number/json' }],
  typedRoutes: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  allowedDevOrigins: ['*.localhost'],
  devIndicators: false,
  agentRules: false,
  // `npm run check` and a test check the types of the whole project; a start does not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
