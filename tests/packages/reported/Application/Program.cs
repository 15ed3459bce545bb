using Acme.Jobs;
using Instrumentation.Metrics;

new LoadTable(MetricGroup.Unregistered).Run("customers");

using (MetricGroup.Unregistered.StartSpan(typeof(Program), "start").SetAttribute("eager", true))
{
}
