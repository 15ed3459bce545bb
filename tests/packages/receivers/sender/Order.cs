namespace Sender;

internal sealed record Order(string Id, string Customer, int Pieces, double Weight, bool IsExpress);
