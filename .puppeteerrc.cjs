// scripts/setup.mjs finds or installs the browser; an npm install must never download one.
module.exports = { skipDownload: true };
