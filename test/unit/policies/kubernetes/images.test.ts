import { imageDigest } from '../../../../policies/kubernetes/pods/image-digest';
import { imageRegistries, registries } from '../../../../policies/kubernetes/pods/image-registries';
import { imageTag } from '../../../../policies/kubernetes/pods/image-tag';
import { deployment, describePolicy, pod } from '../table';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const image = (reference: string) => deployment({ containers: [{ name: 'server', image: reference }] });
const mounted = (reference: string) => pod({ volumes: [{ name: 'model', image: { reference } }] });

describePolicy(imageTag, {
  pass: {
    'a version': image('ghcr.io/acme/orders:1.4.2'),
    'a digest': image(`ghcr.io/acme/orders@${digest}`),
    'a version in a registry with a port': image('registry:5000/orders:1.4.2'),
    'a volume of a version': mounted('ghcr.io/acme/model:3'),
    'a pod without containers': pod({}),
  },
  excused: {
    'a volume that is no image': pod({ volumes: [{ name: 'tmp', emptyDir: {} }] }),
    'latest, pinned by its digest': image(`ghcr.io/acme/orders:latest@${digest}`),
  },
  fail: {
    'no tag': image('ghcr.io/acme/orders'),
    'the port of a registry, which is no tag': image('registry:5000/orders'),
    latest: image('ghcr.io/acme/orders:latest'),
    'a volume of the latest image': mounted('ghcr.io/acme/model:latest'),
    'latest in an init container': pod({ initContainers: [{ name: 'init', image: 'busybox:latest' }] }),
  },
  unknown: { 'an image that is substituted later': image('${IMAGE}') },
});

describePolicy(imageDigest, {
  pass: { 'a digest': image(`ghcr.io/acme/orders:1.4.2@${digest}`), 'a pod without containers': pod({}) },
  excused: {
    'a volume that is no image': pod({ volumes: [{ name: 'tmp', emptyDir: {} }] }),
  },
  fail: {
    'a tag': image('ghcr.io/acme/orders:1.4.2'),
    'a volume of a tag': mounted('ghcr.io/acme/model:3'),
    'a digest that is cut': image('ghcr.io/acme/orders@sha256:0123'),
  },
  unknown: { 'an image that is substituted later': image('${IMAGE}') },
});

const approved = { parameters: [registries.set(['ghcr.io/acme'])] };
const whole = { parameters: [registries.set(['ghcr.io/'])] };

describePolicy(imageRegistries, {
  pass: {
    'an approved registry': { resources: [image('ghcr.io/acme/orders:1.4.2')], ...approved },
    'an approved registry with a slash at its end': { resources: [image('ghcr.io/acme/orders:1.4.2')], ...whole },
    'a pod without containers': { resources: [pod({})], ...approved },
  },
  excused: {
    'a volume that is no image': { resources: [pod({ volumes: [{ name: 'tmp', emptyDir: {} }] })], ...approved },
    'any registry, where none is approved': image('docker.io/library/redis:7'),
  },
  fail: {
    'another registry': { resources: [image('docker.io/library/redis:7')], ...approved },
    'a registry whose name only starts alike': { resources: [image('ghcr.io/acme-evil/orders:1.4.2')], ...approved },
    'another registry than that with a slash at its end': { resources: [image('ghcr.io.evil/orders:1.4.2')], ...whole },
    'a volume of another registry': { resources: [mounted('docker.io/evil/model:3')], ...approved },
    'a short name': { resources: [image('redis:7')], ...approved },
  },
  unknown: { 'an image that is substituted later': { resources: [image('${IMAGE}')], ...approved } },
});
