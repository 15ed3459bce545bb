using System.Security.Cryptography;
using Instrumentation.Functions;

namespace Instrumentation.Hosting;

/// <summary>The job that the functions of an application belong to.</summary>
internal static class ConfiguredJob
{
    // That of Flink's JobID.
    private const int DigitsOfId = 32;

    /// <param name="settings">The settings.</param>
    /// <param name="applicationName">The name of a job that the settings do not name.</param>
    /// <exception cref="FormatException">The id is none; the message names key, value and what is allowed.</exception>
    public static JobInfo From(IReadOnlyDictionary<string, string> settings, string applicationName)
    {
        var name = settings.GetValueOrDefault(FlinkKeys.JobName, "").Trim();
        var id = settings.GetValueOrDefault(FlinkKeys.JobId, "").Trim();
        if (id.Length == 0)
        {
            id = RandomNumberGenerator.GetHexString(DigitsOfId, lowercase: true);
        }
        else if (id.Length != DigitsOfId || !id.All(char.IsAsciiHexDigit))
        {
            throw new FormatException($"{FlinkKeys.JobId}: '{id}' cannot be used; allowed are {DigitsOfId} hexadecimal digits.");
        }

        return new JobInfo(id, name.Length == 0 ? applicationName : name);
    }
}
