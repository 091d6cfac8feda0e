/** Tests tell what they find themselves; advice.test.ts switches it on again. */
process.env.CDK8S_KUBEVIRT_ADVICE = 'off';
