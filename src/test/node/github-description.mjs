// Cuts GitHub's OpenAPI description down to what Slipway may ask for, so that a validating proxy starts in seconds.
// Usage: node github-description.mjs api.github.com.json reduced.json
import { readFileSync, writeFileSync } from 'node:fs';

const [from, to] = process.argv.slice(2);
const whole = JSON.parse(readFileSync(from, 'utf8'));
const repository = '/repos/{owner}/{repo}';
const exactly = ['/user', repository, `${repository}/branches/{branch}`, `${repository}/pulls`];
const below = [`${repository}/actions/`, `${repository}/environments`];

const paths = {};
for (const [path, item] of Object.entries(whole.paths)) {
    if (exactly.includes(path) || below.some(start => path.startsWith(start))) {
        paths[path] = item;
    }
}

// the description names application/json only, but GitHub's pages ask for this one, and so do we
const vendor = 'application/vnd.github+json';
const components = {};

function keep(node) {
    if (Array.isArray(node)) {
        node.forEach(keep);
    } else if (node && typeof node === 'object') {
        if (node.content?.['application/json'] && !node.content[vendor]) {
            node.content[vendor] = node.content['application/json'];
        }
        if (typeof node.$ref === 'string') {
            keepReferred(node.$ref);
        }
        Object.values(node).forEach(keep);
    }
}

function keepReferred(reference) {
    const [, , kind, name] = reference.split('/');
    components[kind] ??= {};
    if (!(name in components[kind])) {
        components[kind][name] = whole.components[kind][name];
        keep(components[kind][name]);
    }
}

keep(paths);
writeFileSync(to, JSON.stringify({ openapi: whole.openapi, info: whole.info, paths, components }));
