import { eventsRecord } from '../../contracts/events'
import { bind } from '../bind'

/** Takes the batch and answers at once; storing comes a moment later. */
export const recordEvents = bind(eventsRecord, async (app, _caller, { events }) => {
  app.events.add(events, 'phone')
  return { taken: events.length }
})
