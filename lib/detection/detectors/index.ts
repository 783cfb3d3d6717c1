// Written by scripts/detectors.ts; run `node scripts/detectors.ts` after adding a provider.
import type { Provider } from '../detector.ts'
import _1password from './1password.ts'
import _42Intra from './42-intra.ts'
import ably from './ably.ts'
import adafruitIo from './adafruit-io.ts'
import adobe from './adobe.ts'
import adyen from './adyen.ts'
import age from './age.ts'
import aikido from './aikido.ts'
import airtable from './airtable.ts'
import akamai from './akamai.ts'
import akeyless from './akeyless.ts'
import alchemy from './alchemy.ts'
import algolia from './algolia.ts'
import alibabaCloud from './alibaba-cloud.ts'
import amazonPayLwa from './amazon-pay-lwa.ts'
import anthropic from './anthropic.ts'
import apify from './apify.ts'
import asaas from './asaas.ts'
import asana from './asana.ts'
import assemblyai from './assemblyai.ts'
import atlassian from './atlassian.ts'
import auth0 from './auth0.ts'
import authress from './authress.ts'
import aws from './aws.ts'
import azure from './azure.ts'
import bannerbear from './bannerbear.ts'
import binance from './binance.ts'
import bitbucket from './bitbucket.ts'
import bitcoin from './bitcoin.ts'
import bittrex from './bittrex.ts'
import bitwarden from './bitwarden.ts'
import blynk from './blynk.ts'
import box from './box.ts'
import braintrust from './braintrust.ts'
import braveSearch from './brave-search.ts'
import brevo from './brevo.ts'
import buildkite from './buildkite.ts'
import canva from './canva.ts'
import cerebras from './cerebras.ts'
import checkoutCom from './checkout-com.ts'
import circleci from './circleci.ts'
import civo from './civo.ts'
import clerk from './clerk.ts'
import clickhouseCloud from './clickhouse-cloud.ts'
import clickup from './clickup.ts'
import clojars from './clojars.ts'
import cloudflare from './cloudflare.ts'
import cockroachdb from './cockroachdb.ts'
import codecov from './codecov.ts'
import cohere from './cohere.ts'
import coinbase from './coinbase.ts'
import configcat from './configcat.ts'
import confluent from './confluent.ts'
import contentful from './contentful.ts'
import couchbaseCapella from './couchbase-capella.ts'
import courier from './courier.ts'
import cratesIo from './crates-io.ts'
import cursor from './cursor.ts'
import customerIo from './customer-io.ts'
import dagsterCloud from './dagster-cloud.ts'
import databricks from './databricks.ts'
import datadog from './datadog.ts'
import datastaxAstra from './datastax-astra.ts'
import datocms from './datocms.ts'
import deepgram from './deepgram.ts'
import deepseek from './deepseek.ts'
import definedNetworking from './defined-networking.ts'
import denoDeploy from './deno-deploy.ts'
import dependencyTrack from './dependency-track.ts'
import devcycle from './devcycle.ts'
import devin from './devin.ts'
import digitalocean from './digitalocean.ts'
import discord from './discord.ts'
import docker from './docker.ts'
import dockerHub from './docker-hub.ts'
import doppler from './doppler.ts'
import droneCi from './drone-ci.ts'
import dropbox from './dropbox.ts'
import duffel from './duffel.ts'
import dwolla from './dwolla.ts'
import dynatrace from './dynatrace.ts'
import easypost from './easypost.ts'
import ebay from './ebay.ts'
import elasticCloud from './elastic-cloud.ts'
import elasticsearch from './elasticsearch.ts'
import elevenlabs from './elevenlabs.ts'
import endorLabs from './endor-labs.ts'
import ethereum from './ethereum.ts'
import etsy from './etsy.ts'
import exoscale from './exoscale.ts'
import facebook from './facebook.ts'
import fastly from './fastly.ts'
import figma from './figma.ts'
import firebase from './firebase.ts'
import firecrawl from './firecrawl.ts'
import fireworksAi from './fireworks-ai.ts'
import fleetbase from './fleetbase.ts'
import flexport from './flexport.ts'
import flutterwave from './flutterwave.ts'
import flyIo from './fly-io.ts'
import frameIo from './frame-io.ts'
import freemius from './freemius.ts'
import freshdesk from './freshdesk.ts'
import fullstory from './fullstory.ts'
import gcNotify from './gc-notify.ts'
import getstream from './getstream.ts'
import github from './github.ts'
import gitlab from './gitlab.ts'
import gocardless from './gocardless.ts'
import google from './google.ts'
import gorgias from './gorgias.ts'
import grafana from './grafana.ts'
import groq from './groq.ts'
import harness from './harness.ts'
import hashicorp from './hashicorp.ts'
import hashicorpConsulNomad from './hashicorp-consul-nomad.ts'
import hashicorpVault from './hashicorp-vault.ts'
import here from './here.ts'
import heroku from './heroku.ts'
import hetzner from './hetzner.ts'
import hexPm from './hex-pm.ts'
import highnote from './highnote.ts'
import honeycomb from './honeycomb.ts'
import huaweiCloud from './huawei-cloud.ts'
import hubspot from './hubspot.ts'
import huggingFace from './hugging-face.ts'
import ibmCloud from './ibm-cloud.ts'
import ifttt from './ifttt.ts'
import infisical from './infisical.ts'
import influxdb from './influxdb.ts'
import infracost from './infracost.ts'
import infura from './infura.ts'
import instagram from './instagram.ts'
import intercom from './intercom.ts'
import ionicAppflow from './ionic-appflow.ts'
import iterable from './iterable.ts'
import jenkins from './jenkins.ts'
import jfrog from './jfrog.ts'
import jinaAi from './jina-ai.ts'
import kagi from './kagi.ts'
import klaviyo from './klaviyo.ts'
import kraken from './kraken.ts'
import kubernetes from './kubernetes.ts'
import kucoin from './kucoin.ts'
import langfuse from './langfuse.ts'
import langsmith from './langsmith.ts'
import lark from './lark.ts'
import launchdarkly from './launchdarkly.ts'
import lichess from './lichess.ts'
import line from './line.ts'
import linear from './linear.ts'
import linkedin from './linkedin.ts'
import linodeAkamai from './linode-akamai.ts'
import llamaindexLlamacloud from './llamaindex-llamacloud.ts'
import lob from './lob.ts'
import locationiq from './locationiq.ts'
import loggly from './loggly.ts'
import looker from './looker.ts'
import loops from './loops.ts'
import mailchimp from './mailchimp.ts'
import mailersend from './mailersend.ts'
import mailgun from './mailgun.ts'
import make from './make.ts'
import mandrill from './mandrill.ts'
import mapbox from './mapbox.ts'
import matrix from './matrix.ts'
import mattermost from './mattermost.ts'
import maxmind from './maxmind.ts'
import meilisearch from './meilisearch.ts'
import mercadoPago from './mercado-pago.ts'
import mercury from './mercury.ts'
import mergify from './mergify.ts'
import messagebird from './messagebird.ts'
import midtrans from './midtrans.ts'
import minimax from './minimax.ts'
import minisign from './minisign.ts'
import mistral from './mistral.ts'
import mixpanel from './mixpanel.ts'
import mollie from './mollie.ts'
import mongodbAtlas from './mongodb-atlas.ts'
import moonshotKimi from './moonshot-kimi.ts'
import moov from './moov.ts'
import nats from './nats.ts'
import neon from './neon.ts'
import netlify from './netlify.ts'
import newRelic from './new-relic.ts'
import newRelicPixie from './new-relic-pixie.ts'
import ngrok from './ngrok.ts'
import nightfall from './nightfall.ts'
import nostr from './nostr.ts'
import notion from './notion.ts'
import npm from './npm.ts'
import nuget from './nuget.ts'
import nvidia from './nvidia.ts'
import octopusDeploy from './octopus-deploy.ts'
import okta from './okta.ts'
import okx from './okx.ts'
import ollama from './ollama.ts'
import onesignal from './onesignal.ts'
import onfido from './onfido.ts'
import openai from './openai.ts'
import openrouter from './openrouter.ts'
import opsgenie from './opsgenie.ts'
import oracleCloud from './oracle-cloud.ts'
import ovh from './ovh.ts'
import packagist from './packagist.ts'
import paddle from './paddle.ts'
import pagarMe from './pagar-me.ts'
import pagerduty from './pagerduty.ts'
import papertrail from './papertrail.ts'
import particle from './particle.ts'
import paypal from './paypal.ts'
import paystack from './paystack.ts'
import perplexity from './perplexity.ts'
import persona from './persona.ts'
import pganalyze from './pganalyze.ts'
import photoroom from './photoroom.ts'
import pinecone from './pinecone.ts'
import pinterest from './pinterest.ts'
import plaid from './plaid.ts'
import planetscale from './planetscale.ts'
import plivo from './plivo.ts'
import polar from './polar.ts'
import posthog from './posthog.ts'
import postman from './postman.ts'
import postmark from './postmark.ts'
import prefect from './prefect.ts'
import privateKey from './private-key.ts'
import pubnub from './pubnub.ts'
import pulumi from './pulumi.ts'
import pushbullet from './pushbullet.ts'
import pusher from './pusher.ts'
import pypi from './pypi.ts'
import quayOpenshift from './quay-openshift.ts'
import quicknode from './quicknode.ts'
import railway from './railway.ts'
import ramp from './ramp.ts'
import rapidapi from './rapidapi.ts'
import razorpay from './razorpay.ts'
import readme from './readme.ts'
import reddit from './reddit.ts'
import render from './render.ts'
import replicate from './replicate.ts'
import resend from './resend.ts'
import ripple from './ripple.ts'
import robinhood from './robinhood.ts'
import rootly from './rootly.ts'
import rubygems from './rubygems.ts'
import runpod from './runpod.ts'
import saladCloud from './salad-cloud.ts'
import salesforce from './salesforce.ts'
import samsara from './samsara.ts'
import sanity from './sanity.ts'
import scaleway from './scaleway.ts'
import scalingo from './scalingo.ts'
import segment from './segment.ts'
import sendbird from './sendbird.ts'
import sendgrid from './sendgrid.ts'
import sentry from './sentry.ts'
import settlemint from './settlemint.ts'
import shippo from './shippo.ts'
import shopify from './shopify.ts'
import slack from './slack.ts'
import snyk from './snyk.ts'
import solana from './solana.ts'
import sonarcloud from './sonarcloud.ts'
import sonarqube from './sonarqube.ts'
import sourcegraph from './sourcegraph.ts'
import spectralCheckPoint from './spectral-check-point.ts'
import splunk from './splunk.ts'
import square from './square.ts'
import stabilityAi from './stability-ai.ts'
import stackhawk from './stackhawk.ts'
import stellar from './stellar.ts'
import storyblok from './storyblok.ts'
import stripe from './stripe.ts'
import sumoLogic from './sumo-logic.ts'
import supabase from './supabase.ts'
import tableau from './tableau.ts'
import tailscale from './tailscale.ts'
import tavily from './tavily.ts'
import teamcity from './teamcity.ts'
import telegram from './telegram.ts'
import telnyx from './telnyx.ts'
import tencent from './tencent.ts'
import tencentCloud from './tencent-cloud.ts'
import thunderstore from './thunderstore.ts'
import tiktok from './tiktok.ts'
import tines from './tines.ts'
import togetherAi from './together-ai.ts'
import travisCi from './travis-ci.ts'
import trello from './trello.ts'
import trufflehogEnterprise from './trufflehog-enterprise.ts'
import twilio from './twilio.ts'
import twitch from './twitch.ts'
import typeform from './typeform.ts'
import typesense from './typesense.ts'
import ubidots from './ubidots.ts'
import unkey from './unkey.ts'
import upcloud from './upcloud.ts'
import valTown from './val-town.ts'
import vercel from './vercel.ts'
import voiceflow from './voiceflow.ts'
import volcengine from './volcengine.ts'
import vonage from './vonage.ts'
import voyageAi from './voyage-ai.ts'
import vultr from './vultr.ts'
import wakatime from './wakatime.ts'
import weightsBiases from './weights-biases.ts'
import wireguard from './wireguard.ts'
import wise from './wise.ts'
import workato from './workato.ts'
import workos from './workos.ts'
import wundergraphCosmo from './wundergraph-cosmo.ts'
import xTwitter from './x-twitter.ts'
import xai from './xai.ts'
import yandexCloud from './yandex-cloud.ts'
import youtube from './youtube.ts'
import zapier from './zapier.ts'
import zendesk from './zendesk.ts'
import zerotierNetmaker from './zerotier-netmaker.ts'
import zhipuZAi from './zhipu-z-ai.ts'
import zoho from './zoho.ts'
import zoom from './zoom.ts'
import zulip from './zulip.ts'
import zuplo from './zuplo.ts'

/** Every provider that is known. */
export const PROVIDERS: readonly Provider[] = [
  _1password,
  _42Intra,
  ably,
  adafruitIo,
  adobe,
  adyen,
  age,
  aikido,
  airtable,
  akamai,
  akeyless,
  alchemy,
  algolia,
  alibabaCloud,
  amazonPayLwa,
  anthropic,
  apify,
  asaas,
  asana,
  assemblyai,
  atlassian,
  auth0,
  authress,
  aws,
  azure,
  bannerbear,
  binance,
  bitbucket,
  bitcoin,
  bittrex,
  bitwarden,
  blynk,
  box,
  braintrust,
  braveSearch,
  brevo,
  buildkite,
  canva,
  cerebras,
  checkoutCom,
  circleci,
  civo,
  clerk,
  clickhouseCloud,
  clickup,
  clojars,
  cloudflare,
  cockroachdb,
  codecov,
  cohere,
  coinbase,
  configcat,
  confluent,
  contentful,
  couchbaseCapella,
  courier,
  cratesIo,
  cursor,
  customerIo,
  dagsterCloud,
  databricks,
  datadog,
  datastaxAstra,
  datocms,
  deepgram,
  deepseek,
  definedNetworking,
  denoDeploy,
  dependencyTrack,
  devcycle,
  devin,
  digitalocean,
  discord,
  docker,
  dockerHub,
  doppler,
  droneCi,
  dropbox,
  duffel,
  dwolla,
  dynatrace,
  easypost,
  ebay,
  elasticCloud,
  elasticsearch,
  elevenlabs,
  endorLabs,
  ethereum,
  etsy,
  exoscale,
  facebook,
  fastly,
  figma,
  firebase,
  firecrawl,
  fireworksAi,
  fleetbase,
  flexport,
  flutterwave,
  flyIo,
  frameIo,
  freemius,
  freshdesk,
  fullstory,
  gcNotify,
  getstream,
  github,
  gitlab,
  gocardless,
  google,
  gorgias,
  grafana,
  groq,
  harness,
  hashicorp,
  hashicorpConsulNomad,
  hashicorpVault,
  here,
  heroku,
  hetzner,
  hexPm,
  highnote,
  honeycomb,
  huaweiCloud,
  hubspot,
  huggingFace,
  ibmCloud,
  ifttt,
  infisical,
  influxdb,
  infracost,
  infura,
  instagram,
  intercom,
  ionicAppflow,
  iterable,
  jenkins,
  jfrog,
  jinaAi,
  kagi,
  klaviyo,
  kraken,
  kubernetes,
  kucoin,
  langfuse,
  langsmith,
  lark,
  launchdarkly,
  lichess,
  line,
  linear,
  linkedin,
  linodeAkamai,
  llamaindexLlamacloud,
  lob,
  locationiq,
  loggly,
  looker,
  loops,
  mailchimp,
  mailersend,
  mailgun,
  make,
  mandrill,
  mapbox,
  matrix,
  mattermost,
  maxmind,
  meilisearch,
  mercadoPago,
  mercury,
  mergify,
  messagebird,
  midtrans,
  minimax,
  minisign,
  mistral,
  mixpanel,
  mollie,
  mongodbAtlas,
  moonshotKimi,
  moov,
  nats,
  neon,
  netlify,
  newRelic,
  newRelicPixie,
  ngrok,
  nightfall,
  nostr,
  notion,
  npm,
  nuget,
  nvidia,
  octopusDeploy,
  okta,
  okx,
  ollama,
  onesignal,
  onfido,
  openai,
  openrouter,
  opsgenie,
  oracleCloud,
  ovh,
  packagist,
  paddle,
  pagarMe,
  pagerduty,
  papertrail,
  particle,
  paypal,
  paystack,
  perplexity,
  persona,
  pganalyze,
  photoroom,
  pinecone,
  pinterest,
  plaid,
  planetscale,
  plivo,
  polar,
  posthog,
  postman,
  postmark,
  prefect,
  privateKey,
  pubnub,
  pulumi,
  pushbullet,
  pusher,
  pypi,
  quayOpenshift,
  quicknode,
  railway,
  ramp,
  rapidapi,
  razorpay,
  readme,
  reddit,
  render,
  replicate,
  resend,
  ripple,
  robinhood,
  rootly,
  rubygems,
  runpod,
  saladCloud,
  salesforce,
  samsara,
  sanity,
  scaleway,
  scalingo,
  segment,
  sendbird,
  sendgrid,
  sentry,
  settlemint,
  shippo,
  shopify,
  slack,
  snyk,
  solana,
  sonarcloud,
  sonarqube,
  sourcegraph,
  spectralCheckPoint,
  splunk,
  square,
  stabilityAi,
  stackhawk,
  stellar,
  storyblok,
  stripe,
  sumoLogic,
  supabase,
  tableau,
  tailscale,
  tavily,
  teamcity,
  telegram,
  telnyx,
  tencent,
  tencentCloud,
  thunderstore,
  tiktok,
  tines,
  togetherAi,
  travisCi,
  trello,
  trufflehogEnterprise,
  twilio,
  twitch,
  typeform,
  typesense,
  ubidots,
  unkey,
  upcloud,
  valTown,
  vercel,
  voiceflow,
  volcengine,
  vonage,
  voyageAi,
  vultr,
  wakatime,
  weightsBiases,
  wireguard,
  wise,
  workato,
  workos,
  wundergraphCosmo,
  xTwitter,
  xai,
  yandexCloud,
  youtube,
  zapier,
  zendesk,
  zerotierNetmaker,
  zhipuZAi,
  zoho,
  zoom,
  zulip,
  zuplo,
]
