import { Platform } from '../../../../lib';
import { served } from './app';

const platform = new Platform({ organization: 'acme' });
served(platform, process.env.VERSION ?? '1');
platform.synth();
