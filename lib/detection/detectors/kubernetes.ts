import { defineProvider } from '../detector.ts'
import { base36, type Examples, find } from '../examples.ts'

export default defineProvider({
  name: 'Kubernetes',

  detectors: [
    {
      id: 'kubernetes-bootstrap-token',
      name: 'bootstrap token',
      shapes: ['{base36:6}.{base36:16}'],
      severity: 'high',
      near: ['kubeadm', 'kubelet', 'bootstrap token'],
    },
  ],
})

/** Only tests call it, so the build leaves it out. */
export const examples = (): Examples => [
  find('kubernetes-bootstrap-token', `${base36(6)}.${base36(16)}`, {
    before: 'kubeadm join 10.0.0.5:6443 --token ',
  }),
]
