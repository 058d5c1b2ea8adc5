"""ECR: a registry that really takes a push stands in for the account's own, and what was pushed is described."""
import base64
import json
import os
import time
import urllib.error
import urllib.request

from moto.core.responses import ActionResult
from moto.ecr.models import ECRBackend, Image, Repository, ecr_backends
from moto.ecr.responses import ECRResponse

REGISTRY = os.environ.get("SLIPWAY_TEST_REGISTRY")
PASSWORD = os.environ.get("SLIPWAY_TEST_REGISTRY_PASSWORD", "")
TWELVE_HOURS = 12 * 60 * 60
MANIFESTS = ", ".join((
    "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json", "application/vnd.oci.image.index.v1+json"))

_make_repository = Repository.__init__
_get_authorization_token = ECRResponse.get_authorization_token


def make_repository(self, *arguments, **named):
    _make_repository(self, *arguments, **named)
    self.uri = f"{REGISTRY}/{self.name}"


def get_authorization_token(self):
    answer = _get_authorization_token(self)
    for data in answer.result["authorizationData"]:
        # moto's token has been expired since 2015
        data["expiresAt"] = time.time() + TWELVE_HOURS
        if REGISTRY:
            data["authorizationToken"] = base64.b64encode(f"AWS:{PASSWORD}".encode()).decode()
            data["proxyEndpoint"] = f"https://{REGISTRY}"
    return ActionResult(answer.result)


def image_size(self):
    """AWS counts the layers as they are stored; moto counts the configuration alone."""
    manifest = json.loads(self.image_manifest)
    parts = [*manifest.get("layers", []), manifest.get("config", {})]
    return sum(part.get("size", 0) for part in parts)


def after_mirroring(operation):
    """The operation, told first what has been pushed since."""
    def mirrored(self, repository_name, *arguments, **named):
        if repository_name in self.repositories:
            mirror(self, repository_name)
        return operation(self, repository_name, *arguments, **named)
    return mirrored


def mirror(backend, repository_name):
    known = {(tag, image.image_digest) for image in backend.repositories[repository_name].images
             for tag in image.image_tags}
    for tag in tags(repository_name):
        manifest, media_type, digest = fetch(f"{repository_name}/manifests/{tag}")
        if (tag, digest) not in known:
            backend.put_image(repository_name, manifest, tag, media_type, digest)


def tags(repository_name):
    try:
        listing, _, _ = fetch(f"{repository_name}/tags/list")
    except urllib.error.HTTPError as refusal:
        if refusal.code == 404:  # nothing was pushed yet
            return []
        raise
    return json.loads(listing)["tags"] or []


def fetch(path):
    login = base64.b64encode(f"AWS:{PASSWORD}".encode()).decode()
    request = urllib.request.Request(f"http://{REGISTRY}/v2/{path}",
                                     headers={"Authorization": f"Basic {login}", "Accept": MANIFESTS})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode(), answer.headers["Content-Type"], answer.headers.get("Docker-Content-Digest")


def digest(backend, image):
    """The digest of an image in one of the account's own repositories, or None."""
    ours = ecr_backends[backend.account_id][backend.region_name]
    for repository in ours.repositories.values():
        if image.startswith(repository.uri + "@"):
            return image[len(repository.uri) + 1:]
        if image.startswith(repository.uri + ":"):
            tag = image[len(repository.uri) + 1:]
            return next((each.image_digest for each in repository.images if tag in each.image_tags), None)
    return None


def fill():
    ECRResponse.get_authorization_token = get_authorization_token
    Image.get_image_size_in_bytes = image_size
    if REGISTRY:
        Repository.__init__ = make_repository
        for name in ("describe_images", "batch_get_image", "list_images"):
            setattr(ECRBackend, name, after_mirroring(getattr(ECRBackend, name)))
