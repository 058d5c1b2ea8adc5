"""What moto lacks and Slipway's tests need, a module for each part of AWS."""
