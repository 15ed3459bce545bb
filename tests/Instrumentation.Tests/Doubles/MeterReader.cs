using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Instrumentation.Runtime;

namespace Instrumentation.Tests.Doubles;

/// <summary>Collects what the registries of this process observe, as a metrics exporter does.</summary>
internal sealed class MeterReader : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Instrument, string Reporter), double> _values = new();

    public MeterReader()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TraceRegistry.MeterName)
            {
                Instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.MeasurementsCompleted = (instrument, _) => OnEnd(instrument);
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public ConcurrentBag<Instrument> Instruments { get; } = [];

    public Action<Instrument> OnEnd { get; init; } = _ => { };

    /// <summary>Collects once.</summary>
    /// <returns>Of the given reporter, the values by name of the instrument.</returns>
    public Dictionary<string, double> Collect(string reporter)
    {
        _values.Clear();
        _listener.RecordObservableInstruments();
        return _values.Where(entry => entry.Key.Reporter == reporter).ToDictionary(entry => entry.Key.Instrument, entry => entry.Value);
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var tag = Assert.Single(tags.ToArray());
        Assert.Equal("reporter", tag.Key);
        _values[(instrument.Name, (string)tag.Value!)] = value;
    }
}
