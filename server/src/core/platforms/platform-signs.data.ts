/** What shows in a folder that it is deployed on one platform. */

/**
 * Packages made for applications on BlueKing, by normalised name (TencentBlueKing/bkpaas-python-sdk: sdks/*, the
 * requirements.txt of TencentBlueKing/bk-sops, bk-itsm, bk-nodeman and of the framework template).
 */
export const BLUEKING_PACKAGES =
  /^(?:blueapps(?:-.+)?|bkpaas-.+|blueking-component(?:-.+)?|bkapi(?:-.+)?|bk-plugin-(?:framework|runtime)|bkstorages|bkoauth|bk-iam|bk-audit|bk-notice-sdk|blue-krill|apigw-manager|bkapigw-.+)$/;

/** Packages for applications on Heroku: settings, database addresses, its command line. */
export const HEROKU_PACKAGES = /^(?:django-heroku|django-on-heroku|heroku3|heroku-.+|dj-heroku-.+)$/;

/**
 * Files that only Heroku and platforms that read the Procfile as Heroku does know; `shows` looks into the text of
 * those whose name is shared with other tools (app.json: Expo, WeChat; project.toml: other builders).
 */
export const HEROKU_FILES: readonly { readonly path: string; readonly shows?: RegExp }[] = [
  // devcenter.heroku.com/articles/build-docker-images-heroku-yml
  { path: 'heroku.yml' },
  // devcenter.heroku.com/articles/app-json-schema; dokku.com/docs/appendices/file-formats/app-json/
  { path: 'app.json', shows: /"(?:buildpacks|formation|addons|stack|success_url|environments|healthchecks|cron)"\s*:/ },
  // devcenter.heroku.com/articles/slug-compiler#ignoring-files-with-slugignore
  { path: '.slugignore' },
  // github.com/heroku/heroku-buildpack-multi; dokku.com/docs/deployment/builders/herokuish-buildpacks/
  { path: '.buildpacks' },
  // devcenter.heroku.com/articles/managing-buildpacks (Heroku's cloud native builders)
  { path: 'project.toml', shows: /\bheroku\// },
  // dokku.com/docs/processes/process-management/ (read until 0.25)
  { path: 'DOKKU_SCALE' },
  // doc.scalingo.com/platform/app/app-manifest
  { path: 'scalingo.json' },
];
