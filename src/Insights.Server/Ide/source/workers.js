// The editors check and complete in workers, which are files of this server like everything else.
globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(`/assets/ide/${WORKER_NAMES[label] ?? WORKER_NAMES.editor}`),
};
