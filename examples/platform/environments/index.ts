export * from './development';
export * from './production';
