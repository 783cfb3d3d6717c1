/**
 * Credentials without a look of their own: they are known by the provider's name beside them and by
 * alphabet and length. One line for each shape, with the providers that use it.
 *
 * Left out on purpose: identifiers (client ids, account numbers, addresses), shapes with a fixed
 * start or with a name-specific rule (they are in `detectors/`), and facts that fit half of all
 * words (`aws` + 16 to 200 base64, `auth0` + 10 to 100, `youtube` + 14, `mockaroo` + 8), and
 * tokens that are JWTs.
 *
 * The first stretch of every shape is base64 or base64url, because runs are looked up by that. An
 * `=` therefore stands only at the end, where it is in truth.
 */

/** The facts as they are written, and how providers are called. */
export interface KeywordTable {
  /** Shapes, and the providers that use them. */
  readonly shapes: Readonly<Record<string, string>>
  readonly keywords: Readonly<Record<string, string>>
  readonly common: ReadonlySet<string>
  readonly names: Readonly<Record<string, string>>
}

/** Shapes -> providers, `{uuid}` for a UUID; `!` marks what two independent sources know. */
const SHAPES: KeywordTable['shapes'] = {
  '{base62:32}':
    'apilayer apimetrics assemblyai! atera aviationstack axonaut bitbar bulbul calendarific chartmogul checkly clarifai cloudinary codecov coinlayer countrylayer currencyfreaks currencylayer currencyscoop dandelion delighted detectify detectlanguage dfuse diffbot drone! exchangeratesapi feedier finage financialmodelingprep fixerio flickr! geoapify getresponse goodday infura ip2location ipapi ipgeolocation ipquality jotform knapsackpro languagelayer lark linkpreview loyverse mailboxlayer mailerlite mailgun mailjet mapquest marketstack mediastack mistral moonclerk newsapi nightfall numverify onfleet opencage openuv openweather paydirt pdflayer pepipost pipedream podio polygon postageapp rawg route4me salescookie scraperapi scraperbox scrapestack scrapingant securitytrails semaphore serpstack sherpadesk shodan signupgenius simfin spoonacular spotify statuspal survicate taxjar ticketmaster toggl tomtom travelpayouts twelvedata tyntec upcdatabase upwave userstack vatlayer verimail veriphone vpnapi walkscore weatherbit weatherstack webscraping yousign zerobounce zerotier',
  '{base62:40}':
    'beebole brandfetch buddyns buttercms calorieninja cicero cohere datagov! deepgram diggernaut enigma extractorapi geocodify getgeoapi github helpscout humanity jumpcloud! juro loadmill lokalise nasa oopspam owlbot pandadoc particle pipedrive powrbot qase shotstack simplesat sonarcloud sparkpost stockdata supabase tiingo todoist worksnaps fetchrss',
  '{uuid}':
    'anypoint blazemeter blocknative bugsnag canny cliengo coda collect2 findl guardianapi heroku! interseller loginradius logzio magnetic moosend nftport npm onesignal pinecone polymarket privacy refiner sauce scaleway shortcut snyk! squarespace! transferwise wakatime zenscrape zipcodebase consul hubspot loggly nomad opsgenie postmark railway splunk wise',
  '{base62:64}':
    'appsynergy campayn codequiry cryptocompare disqus! freshbooks groovehq html2pdf iconfinder ipinfodb jfrog mavenlink mesibo moralis newrelic partnerstack peopledatalabs protocolsio qubole rockset scrutinizer tmetric unplugg webflow wistia zipcodeapi',
  '{Hex:40}':
    'circleci! cloudsmith datadog docparser gitea klipfolio meraki monkeylearn newrelic nicereply parseur sonarqube stormboard wandb zenrows',
  '{base64url:32}':
    'adafruit audd autoklose blynk chatbot cloudplan coinbase geoipifi ovh pastebin paymongo positionstack prospectcrm rebrandly screenshotlayer trello uplead fastly! nytimes',
  '{Hex:32}':
    'amplitude autopilot azureopenai finicity! gtmetrix ipstack lemlist linear madkudu pdfshift speechtextai streak theoddsapi algolia cognitive datadog hexpm',
  '{base64url:36}':
    'besttime cloudmersive codecov coinapi deepai graphhopper holidayapi imagekit insightly kontent kylas mixmax selectpdf statuspage tatumio urlscan',
  '{base62:20}':
    'eraser eventbrite finicity! finnhub! fleetbase karmacrm noticeable statuscake tefter thingsboard',
  '{Hex:64}': 'besnappy boostnote dailyco discord holistic prodpad virustotal ynab',
  '{base62:24}':
    'atlassian betterstack exchangerateapi flightapi happyscribe oanda replyio vercel!',
  '{base64url:40}': 'airbrake bitly blynk gitter hunter lob versioneye launchdarkly',
  '{base62:30}': 'centralstationcrm nimble nylas scrapeowl',
  '{base64url:43}': 'codemagic gumroad gyazo leadfeeder newscatcher storecove supernotes unsplash',
  '{base62:48}': 'clockify foursquare restpack sigopt technicalanalysisapi',
  '{base62:60}': 'clustdoc dareboost serphouse sportsmonk tly webscraper workstack',
  '{base62:16}': 'confluent! coinlib convertapi formcraft metrilo',
  '{base62:43}': 'bitcoinaverage hybiscus linenotify meistertask mindmeister paralleldots',
  '{base64url:64}': 'frameio nvapi reachmail teletype bitbucket capsulecrm hellosign',
  '{base62:22}': 'apollo bugherd splunk',
  '{base62:28}': 'browshot geocode pollsapi tradier',
  '{base62:36}': 'apify sslmate! vultr zonka',
  '{base62:50}': 'civo dronahq vyte',
  '{base64url:22}': 'convertkit ethplorer proxycrawl travis',
  '{base62:12}': 'uclassify',
  '{base62:25}': 'twitter visualcrossing',
  '{base62:44}': 'geckoboard intrinio paymo',
  '{base62:7}-{base62:7}-{base62:7}-{base62:7}': 'mailmodo requestfinance screenshotapi',
  '{base62:80}': 'crowdin fulcrum scrapingbee',
  '{base64url:20}': 'fxmarket getemail hiveage nasdaqdatalink',
  '{base64url:35}': 'clearbit iexcloud stitchdata',
  '{base64url:39}': 'blitapp blogger rocketreach fileio',
  '{base62:128}': 'chatfuel flatio',
  '{base62:15}': 'eagleeyenetworks',
  '{base62:20-24}': 'cloudsight codacy',
  '{base62:26}': 'timecamp',
  '{base62:27}': 'glassnode miro',
  '{base62:30-40}': 'asana',
  '{base62:30-64}': 'alibaba!',
  '{base62:33}': 'simvoly whoxy',
  '{base62:34}': 'bscscan etherscan',
  '{base62:35}': 'craftmypdf worldcoinindex',
  '{base62:46}': 'nuget voodoosms',
  '{base62:52}': 'dyspatch',
  '{base62:73}': 'jfrog',
  '{base64:88} {base64:87}= {base64:86}==': 'appointedd bombbomb',
  '{base64url:16}': 'ovh raven',
  '{base64url:24}': 'google jira',
  '{base64url:25}': 'baremetrics',
  '{base64url:50}': 'overloop',
  '{base64url:75}': 'omnisend snipcart',
  '0x{Hex:64}': 'polymarket',
  '{base64:40+}': 'polymarket',
  'AK1{base64:50-55}': 'ecostruxureit',
  'YC{base64url:38}': 'yandex',
  'b_{base64url:44}': 'beamer',
  'ey{base64url+.:157-165}': 'conversiontools',
  'ey{base64url+.:333}': 'wrike',
  'k_{base62:36+}': 'mailsac',
  'live_{base62:64}': 'kickbox',
  'test_{base62:64}': 'kickbox',
  '{Hex:14}': 'ipinfo',
  '{Hex:16}{base64:42-43}=': 'float',
  '{Hex:32-36}': 'jenkins',
  '{Hex:32}-{Hex:78-80}': 'budibase',
  '{Hex:32}.{base62:16}': 'zai',
  '{Hex:32}.{base64url:24}': 'ollama',
  '{Hex:44}': 'ritekit',
  '{Hex:48}': 'packagecloud',
  '{Hex:4}-{Hex:4}-{Hex:6}-{Hex:6}-{Hex:8}': 'everhour',
  '{Hex:4}-{uuid}': 'figma',
  '{Hex:50}': 'lunchmoney',
  '{Hex:60-64}': 'netlify',
  '{base62:64} {base62:63}= {base62:62}==': 'qualaroo',
  '{base62:72} {base62:71}= {base62:70}==': 'imagga',
  '{base62:11}-{base62:4}-{base62:4}-{base62:4}-{base62:12}': 'apifonica',
  '{base62:120-300}.{base62:150-300}.{base64url:600-800}': 'viewneo',
  '{base62:13}': 'debounce',
  '{base62:16}_{base64url:64}': 'nozbe',
  '{base62:21}': 'carboninterface',
  '{base62:220}': 'envoy',
  '{base62:22}tt': 'bannerbear',
  '{base62:23}_{base62:8}': 'alchemy',
  '{base62:31}': 'worldweather shipday',
  '{base62:35-50}': 'twitter',
  '{base62:36}.{base62:115}.{base64url:43}': 'moderation',
  '{base62:36}.{base62:264}.{base64url:683}': 'tallyfy',
  '{base62:36}.{base62:92}.{base64url:43}': 'edenai',
  '{base62:37}': 'smartsheet',
  '{base62:39}': 'apitemplate',
  '{base62:40-50}': 'upstage',
  '{base62:42}': 'skrapp',
  '{base62:62}': 'planyo',
  '{base62:6}_{base62:6}-{base62:6}': 'swiftype',
  '{base62:6}{Hex:30}nral': 'newrelic',
  '{base62:76}': 'jupiterone',
  '{base62:86}': 'signaturit',
  '{base62:87}=': 'mailjet',
  '{base62:8}-{base62:32}': 'zenkit',
  '{base62:8}-{base62:8}-{base62:8}-{base62:8}': 'ayrshare',
  '{base62:9}-{base62:24}': 'uptimerobot',
  '{base64:21} {base64:20}= {base64:19}==': 'databox',
  '{base64:328} {base64:327}= {base64:326}==': 'helpcrunch',
  '{base64:372} {base64:371}= {base64:370}==': 'aiven!',
  '{base64:44} {base64:43}= {base64:42}==': 'instabot',
  '{base64:68} {base64:67}= {base64:66}==': 'getgist',
  '{base64:48}': 'greptile',
  '{base64:59}=': 'intercom',
  '{base64:88}': 'fullstory',
  '{base64url:148-152}': 'borgbase',
  '{base64url:44}': 'bitbucket',
  '{base64url:40-46}': 'netlify',
  '{base64url:60}': 'intercom',
  '{base64url:128}': 'dynalist',
  '{base64url:130-152}': 'dropbox',
  '{base64url:22}/{base64url:22}': 'configcat',
  '{base64url:28}': 'fastforex',
  '{base64url:29}': 'userflow',
  '{base64url:30}': 'cloudimage',
  '{base64url:34}': 'pixabay',
  '{base64url:37}': 'coveralls!',
  '{base64url:40-60}': 'exoscale',
  '{base64url:40-80}': 'lighton',
  '{base64url:42-44}': 'ibm!',
  '{base62:36}.{base64url+.:188-244}': 'front',
  '{base64url:43}.{base64url:43}': 'segment',
  '{base64url:45}': 'salesflare',
  '{base64url:46}': 'impala',
  '{base64url:48}': 'commercejs currentsapi',
  '{base64url:51}': 'pandascore',
  '{base64url:57}': 'lessannoyingcrm',
  '{base64url:60-100}': 'infomaniak',
  '{base64url:60-120}': 'bitrise',
  '{base64url:60-70}': 'trello',
  '{base64url:71}': 'appoptics',
  '{base64url:72}': 'mailgun',
  '{base64url:73}': 'stormglass',
  '{base64url:80}': 'surveybot',
  '{base64url:88}': 'surveysparrow',
  '{base64url:96}': 'elasticemail',
  '{base64url:100-500}': 'snowflake',
  '{digit:1+}-{Hex:40}': 'avaza',
  '{digit:1+}-{base62:64}': 'truenas',
  '{letter:20}': 'timezoneapi',
  '{uuid}.{base62:40}': 'ditto',
}

/** Where people write something else than the provider's name, or more. */
const KEYWORDS: KeywordTable['keywords'] = {
  alibaba: 'alibaba aliyun',
  atlassian: 'atlassian confluence jira',
  chatfuel: 'chatfuel chatfule',
  cohere: 'cohere coapikey',
  drone: 'droneci drone',
  jfrog: 'jfrog artifactory bintray',
  nytimes: 'nytimes newyorktimes',
  openweather: 'openweather pyowm',
  polymarket: 'polymarket polyapi polyprivate polysecret',
  sauce: 'saucelabs sauceaccess saucekey saucetoken',
  scaleway: 'scaleway scw',
  snowflake: 'snowflake sftoken',
  sonarqube: 'sonarqube sonarlogin sonartoken',
  wandb: 'wandb weightsandbiases',
  ynab: 'ynab youneedabudget',
  zai: 'zai zhipu bigmodel glm',
}

/** Ordinary words, and names that stand on every page: near is not enough. */
const COMMON: KeywordTable['common'] = new Set(
  'apollo autopilot beamer blogger canny chatbot cicero coda cohere dandelion debounce delighted ditto drone enigma envoy eraser float front fulcrum geocode getemail getgist github google guardianapi holistic html2pdf humanity hunter impala jira lark linear linkpreview lob magnetic miro moderation nasa nightfall nimble noticeable npm particle polygon privacy raven refiner segment semaphore shortcut streak teletype tly travis twitter webscraper webscraping'.split(
    ' ',
  ),
)

/** Where a capital at the start is not how the provider writes itself. */
const NAMES: KeywordTable['names'] = {
  azureopenai: 'Azure OpenAI',
  betterstack: 'Better Stack',
  bitly: 'Bitly',
  circleci: 'CircleCI',
  convertkit: 'ConvertKit',
  datagov: 'data.gov',
  deepai: 'DeepAI',
  fileio: 'file.io',
  github: 'GitHub',
  ibm: 'IBM',
  jfrog: 'JFrog',
  jumpcloud: 'JumpCloud',
  launchdarkly: 'LaunchDarkly',
  logzio: 'Logz.io',
  nasa: 'NASA',
  newrelic: 'New Relic',
  newsapi: 'News API',
  npm: 'npm',
  nuget: 'NuGet',
  nytimes: 'New York Times',
  onesignal: 'OneSignal',
  openweather: 'OpenWeather',
  ovh: 'OVH',
  sauce: 'Sauce Labs',
  sonarcloud: 'SonarCloud',
  sonarqube: 'SonarQube',
  tomtom: 'TomTom',
  truenas: 'TrueNAS',
  twitter: 'X (Twitter)',
  uptimerobot: 'UptimeRobot',
  virustotal: 'VirusTotal',
  wandb: 'Weights & Biases',
  ynab: 'YNAB',
  zai: 'Z.ai',
}

/** @returns the table that all facts are made of. */
export const keywordTable = (): KeywordTable => ({
  shapes: SHAPES,
  keywords: KEYWORDS,
  common: COMMON,
  names: NAMES,
})
