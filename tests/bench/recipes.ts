import type { Recipe, Treatment } from '@bocal/solver'

/** The movement's preparations as the public instances have them, each with its treatment. */
export const RECIPES: readonly Recipe[] = [
  {
    id: 'tomato-passata-500',
    jarMl: 500,
    inputs: [{ crop: 'tomato', grades: ['A', 'B'], gPerJar: 780 }],
    labourMinutesPerJar: 8,
    process: 'b500-35',
  },
  {
    id: 'tomato-crushed-750',
    jarMl: 750,
    inputs: [{ crop: 'tomato', grades: ['A', 'B'], gPerJar: 990 }],
    labourMinutesPerJar: 12,
    process: 'b750-45',
  },
  {
    id: 'tomato-crushed-500',
    jarMl: 500,
    inputs: [{ crop: 'tomato', grades: ['A', 'B'], gPerJar: 660 }],
    labourMinutesPerJar: 9,
    process: 'b500-35',
  },
  {
    id: 'apple-sauce-500',
    jarMl: 500,
    inputs: [{ crop: 'apple', grades: ['A', 'B', 'C'], gPerJar: 720 }],
    labourMinutesPerJar: 6,
    process: 'b500-15',
  },
  {
    id: 'apple-sauce-750',
    jarMl: 750,
    inputs: [{ crop: 'apple', grades: ['A', 'B', 'C'], gPerJar: 1080 }],
    labourMinutesPerJar: 9,
    process: 'b750-20',
  },
  {
    id: 'apple-juice-750',
    jarMl: 750,
    inputs: [{ crop: 'apple', grades: ['A', 'B'], gPerJar: 1250 }],
    labourMinutesPerJar: 5,
    process: 'b750-5',
  },
  {
    id: 'courgette-pickle-500',
    jarMl: 500,
    inputs: [{ crop: 'courgette', grades: ['A', 'B'], gPerJar: 310 }],
    labourMinutesPerJar: 5,
    process: 'b500-10',
  },
  {
    id: 'courgette-lacto-1000',
    jarMl: 1000,
    inputs: [{ crop: 'courgette', grades: ['A'], gPerJar: 900 }],
    labourMinutesPerJar: 7,
    process: null,
  },
  {
    id: 'fennel-lacto-500',
    jarMl: 500,
    inputs: [{ crop: 'fennel', grades: ['A'], gPerJar: 450 }],
    labourMinutesPerJar: 5,
    process: null,
  },
  {
    id: 'fennel-lacto-1000',
    jarMl: 1000,
    inputs: [{ crop: 'fennel', grades: ['A'], gPerJar: 900 }],
    labourMinutesPerJar: 8,
    process: null,
  },
  {
    id: 'cabbage-lacto-1000',
    jarMl: 1000,
    inputs: [{ crop: 'cabbage', grades: ['A', 'B'], gPerJar: 950 }],
    labourMinutesPerJar: 7,
    process: null,
  },
  {
    id: 'cabbage-lacto-1500',
    jarMl: 1500,
    inputs: [{ crop: 'cabbage', grades: ['A', 'B'], gPerJar: 1400 }],
    labourMinutesPerJar: 9,
    process: null,
  },
  {
    id: 'plum-syrup-500',
    jarMl: 500,
    inputs: [{ crop: 'plum', grades: ['A', 'B'], gPerJar: 480 }],
    labourMinutesPerJar: 6,
    process: 'b500-20',
  },
  {
    id: 'plum-jam-370',
    jarMl: 370,
    inputs: [{ crop: 'plum', grades: ['A', 'B'], gPerJar: 420 }],
    labourMinutesPerJar: 7,
    process: 'b370-5',
  },
  {
    id: 'aubergine-vinegar-370',
    jarMl: 370,
    inputs: [{ crop: 'aubergine', grades: ['A'], gPerJar: 280 }],
    labourMinutesPerJar: 6,
    process: 'b370-15',
  },
  {
    id: 'pear-syrup-750',
    jarMl: 750,
    inputs: [{ crop: 'pear', grades: ['A', 'B'], gPerJar: 900 }],
    labourMinutesPerJar: 9,
    process: 'b750-25',
  },
  {
    id: 'pear-sauce-500',
    jarMl: 500,
    inputs: [{ crop: 'pear', grades: ['A', 'B', 'C'], gPerJar: 720 }],
    labourMinutesPerJar: 6,
    process: 'b500-15',
  },
  {
    id: 'mixed-lacto-1000',
    jarMl: 1000,
    inputs: [
      { crop: 'courgette', grades: ['A'], gPerJar: 350 },
      { crop: 'cabbage', grades: ['A', 'B'], gPerJar: 300 },
      { crop: 'fennel', grades: ['A'], gPerJar: 250 },
    ],
    labourMinutesPerJar: 8,
    process: null,
  },
]

export const TREATMENTS: readonly Treatment[] = [
  {
    id: 'b500-35',
    on: [
      { kind: 'cooker', minutes: 70, jarsPerCycle: 22 },
      { kind: 'pot', minutes: 80, jarsPerCycle: 72 },
    ],
  },
  {
    id: 'b750-45',
    on: [
      { kind: 'cooker', minutes: 80, jarsPerCycle: 9 },
      { kind: 'pot', minutes: 90, jarsPerCycle: 42 },
    ],
  },
  {
    id: 'b500-15',
    on: [
      { kind: 'cooker', minutes: 50, jarsPerCycle: 22 },
      { kind: 'pot', minutes: 60, jarsPerCycle: 72 },
    ],
  },
  {
    id: 'b750-20',
    on: [
      { kind: 'cooker', minutes: 55, jarsPerCycle: 9 },
      { kind: 'pot', minutes: 65, jarsPerCycle: 42 },
    ],
  },
  {
    id: 'b750-5',
    on: [
      { kind: 'cooker', minutes: 40, jarsPerCycle: 9 },
      { kind: 'pot', minutes: 50, jarsPerCycle: 42 },
    ],
  },
  {
    id: 'b500-10',
    on: [
      { kind: 'cooker', minutes: 45, jarsPerCycle: 22 },
      { kind: 'pot', minutes: 55, jarsPerCycle: 72 },
    ],
  },
  {
    id: 'b500-20',
    on: [
      { kind: 'cooker', minutes: 55, jarsPerCycle: 22 },
      { kind: 'pot', minutes: 65, jarsPerCycle: 72 },
    ],
  },
  {
    id: 'b370-5',
    on: [
      { kind: 'cooker', minutes: 40, jarsPerCycle: 32 },
      { kind: 'pot', minutes: 50, jarsPerCycle: 102 },
    ],
  },
  {
    id: 'b370-15',
    on: [
      { kind: 'cooker', minutes: 50, jarsPerCycle: 32 },
      { kind: 'pot', minutes: 60, jarsPerCycle: 102 },
    ],
  },
  {
    id: 'b750-25',
    on: [
      { kind: 'cooker', minutes: 60, jarsPerCycle: 9 },
      { kind: 'pot', minutes: 70, jarsPerCycle: 42 },
    ],
  },
]
