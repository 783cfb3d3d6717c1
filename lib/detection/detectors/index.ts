// Written by scripts/detectors.ts; run `node scripts/detectors.ts` after adding a provider.
import type { Provider } from '../detector.ts'
import _1password from './1password.ts'
import aikido from './aikido.ts'
import akamai from './akamai.ts'
import akeyless from './akeyless.ts'
import alibabaCloud from './alibaba-cloud.ts'
import amazonPayLwa from './amazon-pay-lwa.ts'
import anthropic from './anthropic.ts'
import assemblyai from './assemblyai.ts'
import atlassian from './atlassian.ts'
import aws from './aws.ts'
import azure from './azure.ts'
import bitbucket from './bitbucket.ts'
import bitwarden from './bitwarden.ts'
import braintrust from './braintrust.ts'
import braveSearch from './brave-search.ts'
import buildkite from './buildkite.ts'
import cerebras from './cerebras.ts'
import circleci from './circleci.ts'
import civo from './civo.ts'
import clojars from './clojars.ts'
import cloudflare from './cloudflare.ts'
import codecov from './codecov.ts'
import cohere from './cohere.ts'
import configcat from './configcat.ts'
import cratesIo from './crates-io.ts'
import cursor from './cursor.ts'
import dagsterCloud from './dagster-cloud.ts'
import databricks from './databricks.ts'
import deepgram from './deepgram.ts'
import deepseek from './deepseek.ts'
import definedNetworking from './defined-networking.ts'
import denoDeploy from './deno-deploy.ts'
import dependencyTrack from './dependency-track.ts'
import devcycle from './devcycle.ts'
import devin from './devin.ts'
import digitalocean from './digitalocean.ts'
import docker from './docker.ts'
import dockerHub from './docker-hub.ts'
import doppler from './doppler.ts'
import droneCi from './drone-ci.ts'
import elevenlabs from './elevenlabs.ts'
import endorLabs from './endor-labs.ts'
import exoscale from './exoscale.ts'
import fastly from './fastly.ts'
import firebase from './firebase.ts'
import firecrawl from './firecrawl.ts'
import fireworksAi from './fireworks-ai.ts'
import flyIo from './fly-io.ts'
import github from './github.ts'
import gitlab from './gitlab.ts'
import google from './google.ts'
import groq from './groq.ts'
import harness from './harness.ts'
import hashicorp from './hashicorp.ts'
import hashicorpConsulNomad from './hashicorp-consul-nomad.ts'
import hashicorpVault from './hashicorp-vault.ts'
import heroku from './heroku.ts'
import hetzner from './hetzner.ts'
import hexPm from './hex-pm.ts'
import highnote from './highnote.ts'
import huaweiCloud from './huawei-cloud.ts'
import huggingFace from './hugging-face.ts'
import ibmCloud from './ibm-cloud.ts'
import infisical from './infisical.ts'
import infracost from './infracost.ts'
import jenkins from './jenkins.ts'
import jfrog from './jfrog.ts'
import jinaAi from './jina-ai.ts'
import kagi from './kagi.ts'
import kubernetes from './kubernetes.ts'
import langfuse from './langfuse.ts'
import langsmith from './langsmith.ts'
import launchdarkly from './launchdarkly.ts'
import linodeAkamai from './linode-akamai.ts'
import llamaindexLlamacloud from './llamaindex-llamacloud.ts'
import mergify from './mergify.ts'
import minimax from './minimax.ts'
import mistral from './mistral.ts'
import moonshotKimi from './moonshot-kimi.ts'
import netlify from './netlify.ts'
import ngrok from './ngrok.ts'
import npm from './npm.ts'
import nuget from './nuget.ts'
import nvidia from './nvidia.ts'
import octopusDeploy from './octopus-deploy.ts'
import ollama from './ollama.ts'
import openai from './openai.ts'
import openrouter from './openrouter.ts'
import oracleCloud from './oracle-cloud.ts'
import ovh from './ovh.ts'
import packagist from './packagist.ts'
import perplexity from './perplexity.ts'
import photoroom from './photoroom.ts'
import pinecone from './pinecone.ts'
import prefect from './prefect.ts'
import pulumi from './pulumi.ts'
import pypi from './pypi.ts'
import quayOpenshift from './quay-openshift.ts'
import railway from './railway.ts'
import readme from './readme.ts'
import render from './render.ts'
import replicate from './replicate.ts'
import rubygems from './rubygems.ts'
import runpod from './runpod.ts'
import saladCloud from './salad-cloud.ts'
import scaleway from './scaleway.ts'
import scalingo from './scalingo.ts'
import snyk from './snyk.ts'
import sonarcloud from './sonarcloud.ts'
import sonarqube from './sonarqube.ts'
import sourcegraph from './sourcegraph.ts'
import spectralCheckPoint from './spectral-check-point.ts'
import stabilityAi from './stability-ai.ts'
import stackhawk from './stackhawk.ts'
import tailscale from './tailscale.ts'
import tavily from './tavily.ts'
import teamcity from './teamcity.ts'
import tencent from './tencent.ts'
import tencentCloud from './tencent-cloud.ts'
import togetherAi from './together-ai.ts'
import travisCi from './travis-ci.ts'
import trufflehogEnterprise from './trufflehog-enterprise.ts'
import unkey from './unkey.ts'
import upcloud from './upcloud.ts'
import valTown from './val-town.ts'
import vercel from './vercel.ts'
import volcengine from './volcengine.ts'
import voyageAi from './voyage-ai.ts'
import vultr from './vultr.ts'
import weightsBiases from './weights-biases.ts'
import wireguard from './wireguard.ts'
import xai from './xai.ts'
import yandexCloud from './yandex-cloud.ts'
import zerotierNetmaker from './zerotier-netmaker.ts'
import zhipuZAi from './zhipu-z-ai.ts'
import zuplo from './zuplo.ts'

/** Every provider that is known. */
export const PROVIDERS: readonly Provider[] = [
  _1password,
  aikido,
  akamai,
  akeyless,
  alibabaCloud,
  amazonPayLwa,
  anthropic,
  assemblyai,
  atlassian,
  aws,
  azure,
  bitbucket,
  bitwarden,
  braintrust,
  braveSearch,
  buildkite,
  cerebras,
  circleci,
  civo,
  clojars,
  cloudflare,
  codecov,
  cohere,
  configcat,
  cratesIo,
  cursor,
  dagsterCloud,
  databricks,
  deepgram,
  deepseek,
  definedNetworking,
  denoDeploy,
  dependencyTrack,
  devcycle,
  devin,
  digitalocean,
  docker,
  dockerHub,
  doppler,
  droneCi,
  elevenlabs,
  endorLabs,
  exoscale,
  fastly,
  firebase,
  firecrawl,
  fireworksAi,
  flyIo,
  github,
  gitlab,
  google,
  groq,
  harness,
  hashicorp,
  hashicorpConsulNomad,
  hashicorpVault,
  heroku,
  hetzner,
  hexPm,
  highnote,
  huaweiCloud,
  huggingFace,
  ibmCloud,
  infisical,
  infracost,
  jenkins,
  jfrog,
  jinaAi,
  kagi,
  kubernetes,
  langfuse,
  langsmith,
  launchdarkly,
  linodeAkamai,
  llamaindexLlamacloud,
  mergify,
  minimax,
  mistral,
  moonshotKimi,
  netlify,
  ngrok,
  npm,
  nuget,
  nvidia,
  octopusDeploy,
  ollama,
  openai,
  openrouter,
  oracleCloud,
  ovh,
  packagist,
  perplexity,
  photoroom,
  pinecone,
  prefect,
  pulumi,
  pypi,
  quayOpenshift,
  railway,
  readme,
  render,
  replicate,
  rubygems,
  runpod,
  saladCloud,
  scaleway,
  scalingo,
  snyk,
  sonarcloud,
  sonarqube,
  sourcegraph,
  spectralCheckPoint,
  stabilityAi,
  stackhawk,
  tailscale,
  tavily,
  teamcity,
  tencent,
  tencentCloud,
  togetherAi,
  travisCi,
  trufflehogEnterprise,
  unkey,
  upcloud,
  valTown,
  vercel,
  volcengine,
  voyageAi,
  vultr,
  weightsBiases,
  wireguard,
  xai,
  yandexCloud,
  zerotierNetmaker,
  zhipuZAi,
  zuplo,
]
