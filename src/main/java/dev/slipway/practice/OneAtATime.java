package dev.slipway.practice;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Lets one call at a time into the account, since its services change each other. */
final class OneAtATime implements InvocationHandler {

    private final PracticeAccount account;
    private final Object service;

    private OneAtATime(PracticeAccount account, Object service) {
        this.account = account;
        this.service = service;
    }

    static <C> C of(PracticeAccount account, Class<C> client, C service) {
        return client.cast(Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client},
                new OneAtATime(account, service)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().endsWith("Paginator")) {
            // its pages are asked for later and come back here one by one
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        synchronized (account) {
            try {
                return method.invoke(service, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
