/** What the demo tells its panel, and of what the panel can change a part. */
export interface DemoState {
  /** By its name. */
  readonly scenario: string;
  readonly surveyFails: boolean;
  /** How many surveys have arrived. */
  readonly surveys: number;
}
