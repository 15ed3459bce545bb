namespace Shapes
{
    partial class SeveralFiles
    {
        partial class Job
        {
            [Span("two")]
            public partial int Two();

            private int OneCore() => 1;
        }
    }
}
