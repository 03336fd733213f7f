// Preloaded into a child by child.mjs. The parent is gone when the channel closes: end as if asked to.
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
